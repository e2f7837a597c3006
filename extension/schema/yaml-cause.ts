import type { YAMLError } from 'yaml';
import type { YamlCause } from '../base/problems/schema.ts';

const byCode: Readonly<Partial<Record<YAMLError['code'], YamlCause>>> = {
  TAB_AS_INDENT: 'tab',
  BAD_SCALAR_START: 'first-character',
  BAD_ALIAS: 'first-character',
  ALIAS_PROPS: 'first-character',
  MULTIPLE_ANCHORS: 'first-character',
  MULTIPLE_TAGS: 'first-character',
  TAG_RESOLVE_FAILED: 'first-character',
  MULTIPLE_DOCS: 'two-documents',
  MULTILINE_IMPLICIT_KEY: 'no-blank-after-colon',
  BAD_DQ_ESCAPE: 'quote',
};

/** The line of a text that an offset is on. */
function lineAt(text: string, offset: number): string {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[^\r\n]*/.exec(text.slice(before))?.[0] ?? '';
}

const noBreakAtKey = /^[ \t]*(-[ \t]+)?(\u00a0|\u202f)|:(\u00a0|\u202f)/;

/** The likeliest mistake behind an error of the YAML reader. */
export function causeOf(error: YAMLError, text: string): YamlCause {
  const [start] = error.pos;
  const line = lineAt(text, start);
  if (noBreakAtKey.test(line)) return 'no-break-space';
  if (/^ *\t/.test(line)) return 'tab';
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    // `a: 1` with `  b: 2` below it reads as one value over two lines with a colon in it.
    const column = line.search(/\S/);
    const next = lineAt(text, start + (text.slice(start).search(/[\r\n]/) + 1 || 0));
    return !/: .*:( |$)/.test(line) && next.search(/\S/) > column ? 'indent' : 'colon-in-value';
  }
  if (/quote/i.test(error.message)) return 'quote';
  if (/\bflow\b|\]|\}/i.test(error.message)) return 'bracket';
  if (error.code === 'UNEXPECTED_TOKEN' && /: *["']/.test(line)) return 'text-after-value';
  if (error.code === 'UNEXPECTED_TOKEN' && /: *[*&!]/.test(line)) return 'first-character';
  if (error.code === 'BAD_INDENT') return 'indent';
  return byCode[error.code] ?? 'other';
}

/** Why a text without errors is one single value though it looks like keys; undefined when it does not. */
export function unreadCause(text: string): YamlCause | undefined {
  const line = text.trim();
  if (noBreakAtKey.test(line)) return 'no-break-space';
  return /^[\p{L}\d_-]+:\S/u.test(line) && !/^\w+:\/\//.test(line) ? 'no-blank-after-colon' : undefined;
}
