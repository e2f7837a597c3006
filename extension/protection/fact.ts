import { type Cell, type State, suppressed } from '../base/cell.ts';
import type { ProtectionRules } from './rules.ts';

/** One number before protection, with what is known of the group behind it. */
export interface UnprotectedFact {
  readonly value: number | State;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  /** The size of the group. */
  readonly n?: number | undefined;
  /** A share is 0–100 of people; a count is of people; a value is a finished number of some other kind. */
  readonly kind: 'share' | 'mean' | 'count' | 'value';
  /** What the indicator says of its protection: `none` for numbers that are not about people; undefined: nothing. */
  readonly protection?: 'none' | { readonly groupSize?: string } | undefined;
}

/** A number that may be shown. */
export interface ProtectedFact {
  readonly value: Cell;
  /** Only beside an exact number, and never below the threshold. */
  readonly n?: number;
  /** True: shown though nobody knows how many stand behind it; the author is to be told. */
  readonly unprotected?: true;
}

const hidden: ProtectedFact = { value: suppressed };

/**
 * Primary protection of one number (privacy.md, "Rules"). Hidden are: a count or a group below the threshold; a share
 * whose numerator or remainder is 1–4 (at most one below the threshold), shown as `~0` or `~100` when the rules say so
 * and the group is so large that this is true; a zero, and its remainder, when zeros are protected; a number whose group
 * is declared but not known; a small whole number that nobody has described. What an authority released passes as it stands. A hidden number leaves no trace.
 */
export function protectFact(raw: UnprotectedFact, rules: ProtectionRules): ProtectedFact {
  const { value } = raw;
  if (rules.released || raw.protection === 'none') {
    return { value, ...(typeof value === 'number' && raw.n !== undefined && { n: raw.n }) };
  }
  if (typeof value !== 'number') return { value: protectState(value, raw, rules) };
  if (!Number.isFinite(value)) return hidden;
  return raw.kind === 'count' ? protectCount(value, raw, rules) : protectRatio(value, raw, rules);
}

/** A mark that nobody declared may hold a number (`<5`, `3*`), and so may an approximate count. */
function protectState(state: State, raw: UnprotectedFact, rules: ProtectionRules): State {
  if (state.state === 'suppressed') return suppressed;
  if (state.state === 'unknown') return /\d/.test(state.text) ? suppressed : state;
  if (state.state !== 'approximate') return state;
  const group = groupSize(raw);
  if (group !== undefined && !(group >= rules.threshold)) return suppressed;
  const few = raw.kind === 'count' && state.about !== undefined && isFew(Math.abs(state.about), rules);
  return few ? suppressed : state;
}

function protectCount(count: number, raw: UnprotectedFact, rules: ProtectionRules): ProtectedFact {
  const small = isSmallGroup(raw, rules);
  if (count === 0) return rules.hideZeros || small ? hidden : { value: 0, ...known(raw.n, rules) };
  if (isFew(Math.abs(count), rules) || small) return hidden;
  for (const whole of [raw.n, raw.denominator]) {
    if (whole !== undefined && isSensitive(whole - count, rules)) return hidden;
  }
  if (rules.hideZeros && raw.denominator === count) return hidden;
  return { value: count, ...known(raw.n ?? count, rules) };
}

function protectRatio(value: number, raw: UnprotectedFact, rules: ProtectionRules): ProtectedFact {
  const n = groupSize(raw);
  if (n === undefined) {
    if (raw.protection !== undefined) return hidden;
    // A whole number that nobody has described may count children.
    const mayCount = raw.kind === 'value' && Number.isInteger(value);
    return mayCount && isFew(Math.abs(value), rules) ? hidden : { value, unprotected: true };
  }
  if (!(n >= rules.threshold)) return hidden;
  if (rules.hideZeros && (value === 0 || (raw.kind === 'share' && value === 100))) return hidden;
  if (raw.kind === 'share') {
    const near = shareNearEdge(value, n, raw, rules);
    if (near !== undefined) return near;
  }
  return { value, ...known(n, rules) };
}

/** `~0`, `~100` or hidden for a share with few inside or outside it; undefined when there are none or enough. */
function shareNearEdge(
  value: number,
  n: number,
  raw: UnprotectedFact,
  rules: ProtectionRules,
): ProtectedFact | undefined {
  const of = raw.denominator ?? n;
  const inside =
    raw.numerator === undefined ? fewOfShare(value, of, rules) : isSensitive(raw.numerator, rules);
  const outside =
    raw.numerator === undefined ? fewOfShare(100 - value, of, rules) : isSensitive(of - raw.numerator, rules);
  if (!inside && !outside) return undefined;
  // Whether `~100` is true is decided by the group's size alone: were it decided by the share, the choice would tell it.
  const nearEdge = largestSensitive(rules) / of <= 0.2;
  if (!rules.nearHundred || !nearEdge) return hidden;
  return { value: inside ? approximately(0) : approximately(100) };
}

function approximately(about: 0 | 100): State {
  return { state: 'approximate', text: `~${about}`, about };
}

/** The fewest people that could stand behind a number, when anything is known of them. */
function groupSize({ n, denominator, kind }: UnprotectedFact): number | undefined {
  const sizes = [n, kind === 'value' ? undefined : denominator].filter(size => size !== undefined);
  return sizes.length > 0 ? Math.min(...sizes) : undefined;
}

/** NaN is never enough. */
function isSmallGroup(raw: UnprotectedFact, rules: ProtectionRules): boolean {
  const group = groupSize(raw);
  return group !== undefined && group !== 0 && !(group >= rules.threshold);
}

function isFew(count: number, rules: ProtectionRules): boolean {
  return count > 0 && count < rules.threshold;
}

/** The largest numerator or remainder that is hidden. */
function largestSensitive(rules: ProtectionRules): number {
  return Math.min(4, rules.threshold - 1);
}

function isSensitive(count: number, rules: ProtectionRules): boolean {
  return count > 0 && count < largestSensitive(rules) + 1;
}

/** Whether a written share could be 1–4 of n: 65 % to the nearest 5 of 12 is 8. */
function fewOfShare(share: number, n: number, rules: ProtectionRules): boolean {
  if (share <= 0) return false;
  const decimals = /\.(\d+)$/.exec(String(share))?.[1]?.length ?? 0;
  const half = 0.5 / 10 ** Math.min(decimals, 6);
  const most = ((share + half) * n) / 100;
  const least = ((share - half) * n) / 100;
  return most > 0.5 && least < largestSensitive(rules) + 0.5;
}

function known(n: number | undefined, rules: ProtectionRules): { readonly n?: number } {
  return n !== undefined && n >= rules.threshold ? { n } : {};
}
