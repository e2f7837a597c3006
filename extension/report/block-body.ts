import { toString as textOf } from 'mdast-util-to-string';
import type { DirectiveKind, Typed } from '../directives/contract.ts';
import { fieldLinesOf } from '../directives/read.ts';
import type { Vocabulary } from '../directives/setting.ts';
import { plainText } from '../syntax/plain-text.ts';

/** What a person wrote in a block under its field lines, as plain text; empty for an inline directive. */
export function textWithin(
  { directive }: Pick<Typed, 'directive'>,
  kind: DirectiveKind,
  vocabulary: Vocabulary,
): string {
  if (directive.body.length === 0) return '';
  const fields = fieldLinesOf(directive, kind, vocabulary).length > 0 ? directive.fieldList : undefined;
  return plainText(directive.body.filter(node => node !== fields));
}

/** The rows of a block's first table, header first, as plain text; undefined without one. */
export function rowsWithin({
  directive,
}: Pick<Typed, 'directive'>): readonly (readonly string[])[] | undefined {
  const table = directive.body.find(node => node.type === 'table');
  return table?.children.map(row => row.children.map(cell => textOf(cell).trim()));
}
