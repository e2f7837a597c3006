import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Edit } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';

/** A stretch of text as the editor counts: lines and columns from 0. */
export function rangeOf({ start, end }: Span): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

/** Edits as the editor takes them; `uri` gives the address of a path. */
export function workspaceEdit(edits: readonly Edit[], uri: (path: string) => string): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, span, text } of edits) {
    const address = uri(file);
    changes[address] ??= [];
    changes[address].push({ range: rangeOf(span), newText: text });
  }
  return { changes };
}
