import {
  type CodeLens,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  SemanticTokensBuilder,
} from 'vscode-languageserver/node';
import { codeLenses, type LensAction } from '../../language/code-lens.ts';
import { foldsOf } from '../../language/folding.ts';
import { inlayHints } from '../../language/inlay-hints.ts';
import type { Scene } from '../../language/scene.ts';
import { selectionsAt } from '../../language/selection-ranges.ts';
import { semanticTokens, tokenTypes } from '../../language/semantic-tokens.ts';
import type { ProjectSession } from '../project-session.ts';
import { rangeOf, workspaceEdit } from '../ranges.ts';
import { cancellable, type FeatureContext } from './context.ts';
import { locationOf } from './reading.ts';

/** The types of tokens in the order of their numbers. */
export const tokenLegend = { tokenTypes: [...new Set(Object.values(tokenTypes))], tokenModifiers: [] };

/** What is shown in and around the text: colours, folding, hints, lenses. */
export function serveShowing(context: FeatureContext): void {
  const { connection } = context;

  const tokens = (uri: string, from?: number, to?: number) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    return { data: scene ? tokenData(scene, from, to) : [] };
  };
  connection.languages.semanticTokens.on(({ textDocument }) => tokens(textDocument.uri));
  connection.languages.semanticTokens.onRange(({ textDocument, range: { start, end } }) =>
    tokens(textDocument.uri, start.line + 1, end.line + 1),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    if (!scene) return null;
    return foldsOf(scene).map(
      ({ from, to, kind }): FoldingRange => ({
        startLine: from - 1,
        endLine: to - 1,
        ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
      }),
    );
  });

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    if (!open || !scene) return null;
    return positions.map(position => {
      const spans = selectionsAt(scene, open.document.offsetAt(position));
      const whole = spans
        .toReversed()
        .reduce<SelectionRange | undefined>(
          (parent, span) => ({ range: rangeOf(span), ...(parent && { parent }) }),
          undefined,
        );
      return whole ?? { range: { start: position, end: position } };
    });
  });

  connection.languages.inlayHint.on(
    cancellable(async ({ textDocument: { uri }, range }, signal) => {
      const open = context.open(uri);
      const scene = await open?.session.scenes.report(open.path, { bound: signal });
      if (!scene) return null;
      return inlayHints(scene, range.start.line + 1, range.end.line + 1).map(
        ({ at, text, tooltip, edits }) => ({
          position: { line: at.line - 1, character: at.column - 1 },
          label: text,
          tooltip,
          paddingLeft: true,
          textEdits: edits.map(edit => ({ range: rangeOf(edit.span), newText: edit.text })),
        }),
      );
    }),
  );

  connection.onCodeLens(
    cancellable(async ({ textDocument: { uri } }, signal) => {
      const open = context.open(uri);
      const scene = await open?.session.scenes.report(open.path, { bound: signal });
      if (!open || !scene) return null;
      return codeLenses(scene).map(
        ({ span, title, action }): CodeLens => ({
          range: rangeOf(span),
          command: { title, ...commandOf(action, open.session) },
        }),
      );
    }),
  );
}

/** The client's commands (extension/client/lens-commands.ts) take plain values of the protocol. */
function commandOf(action: LensAction, session: ProjectSession): { command: string; arguments?: unknown[] } {
  switch (action.do) {
    case 'show-problems':
      return { command: 'ska.showProblems' };
    case 'edit':
      return {
        command: 'ska.applyEdits',
        arguments: [workspaceEdit(action.edits, path => session.uris.uri(path))],
      };
    case 'show-places': {
      const { uri, range } = locationOf(action.at, session);
      const places = action.places.map(place => locationOf(place, session));
      return { command: 'ska.showPlaces', arguments: [uri, range.start, places] };
    }
  }
}

function tokenData(scene: Scene, from?: number, to?: number): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { span, type } of semanticTokens(scene, from, to))
    builder.push(
      span.start.line - 1,
      span.start.column - 1,
      span.end.column - span.start.column,
      tokenLegend.tokenTypes.indexOf(tokenTypes[type]),
      0,
    );
  return builder.build().data;
}
