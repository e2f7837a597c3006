import type { Blockquote, RootContent, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Generated } from './contract.ts';

/** The parts of a block's body that the tool writes, as far as they stand there. */
export interface GeneratedParts {
  readonly table: Table | undefined;
  readonly quote: Blockquote | undefined;
}

/** Finds the tool's own table and block quote among what people wrote. */
export function generatedParts(
  body: readonly RootContent[],
  { table, quote, follows }: Generated,
): GeneratedParts {
  const own = body.find(
    (node): node is Blockquote => node.type === 'blockquote' && quote?.(textOf(node)) === true,
  );
  const next = own && follows ? body[body.indexOf(own) + 1] : undefined;
  return {
    table:
      next?.type === 'table'
        ? next
        : body.find((node): node is Table => node.type === 'table' && table(headingsOf(node))),
    quote: own,
  };
}

/** What people wrote in a block, without what the tool writes. */
export function besideGenerated(body: readonly RootContent[], generated: Generated): readonly RootContent[] {
  const { table, quote } = generatedParts(body, generated);
  return body.filter(node => node !== table && node !== quote);
}

function headingsOf(table: Table): readonly string[] {
  return table.children[0]?.children.map(cell => textOf(cell).trim()) ?? [];
}
