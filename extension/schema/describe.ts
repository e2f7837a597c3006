import type { FoundValue, ValueKind } from '../base/problems/schema.ts';

/** The kind of a value of YAML or JSON. */
export function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'map' : 'text';
}

/** A value as a sentence shows it: lists and groups by kind alone, long texts cut. */
export function describeValue(value: unknown): FoundValue {
  const kind = kindOf(value);
  if (kind === 'list' || kind === 'map' || kind === 'nothing') return { kind };
  const text = String(value);
  return { kind, text: text.length > 60 ? `${text.slice(0, 59)}…` : text };
}
