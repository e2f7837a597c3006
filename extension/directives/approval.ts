import { createHash } from 'node:crypto';
import type { Nodes } from 'mdast';
import type { Directive } from '../syntax/directive.ts';
import { listOf } from './attributes.ts';

/** Someone's approval: « rektor 2026-09-29 (text 3fa81c2e) ». */
export interface Approval {
  readonly role: string;
  /** `2026-09-29`. */
  readonly date: string;
  /** The seal of the text that was approved; undefined until the tool has written it. */
  readonly seal: string | undefined;
}

/** Approvals as they are written, in order; one that cannot be read is given as its words. */
export function approvalsOf(written: string | undefined): readonly (Approval | string)[] {
  return listOf(written).map(part => {
    const found =
      /^(?<role>\D+?)[\s:]+(?<date>\d{4}-\d{2}-\d{2})(?:\s*\(text\s+(?<seal>[\da-f]{8})\))?$/iu.exec(part);
    const { role, date, seal } = found?.groups ?? {};
    if (role === undefined || date === undefined || Number.isNaN(Date.parse(date))) return part;
    return { role: role.trim(), date, seal: seal?.toLowerCase() };
  });
}

/** Approvals as they are to be written. */
export function approvalsText(approvals: readonly (Approval | string)[]): string {
  return approvals
    .map(one =>
      typeof one === 'string' ? one : `${one.role} ${one.date}${one.seal ? ` (text ${one.seal})` : ''}`,
    )
    .join(', ');
}

/**
 * The seal of a block's text: eight hexadecimal digits that turn with any word of its title, its `facts` or its body. Line breaks
 * and marks of emphasis do not count, nor does a number that the tool writes: what it asks for does.
 */
export function sealOf(directive: Directive, facts: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(facts).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  const body = directive.body.filter(node => lines.length === 0 || node !== directive.fieldList);
  const text = [directive.label?.text ?? '', ...lines, ...body.map(words)].join('\n');
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, 8);
}

const blocks = new Set(['paragraph', 'listItem', 'tableRow', 'tableCell', 'heading', 'blockquote']);

function words(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'textDirective') return `:${node.name}${JSON.stringify(node.attributes ?? {})}`;
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if ('children' in node) return node.children.map(words).join('') + (blocks.has(node.type) ? '\n' : '');
  return '';
}
