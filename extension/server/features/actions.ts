import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import { spanAt } from '../../base/span.ts';
import type { CodeAction as Offered } from '../../language/actions/action.ts';
import { touches } from '../../language/actions/action.ts';
import { codeActions } from '../../language/actions/code-actions.ts';
import { mendOf } from '../../language/actions/mends.ts';
import { rangeOf, workspaceEdit } from '../ranges.ts';
import { cancellable, type FeatureContext, type Spot, spotAt } from './context.ts';

const kinds: Readonly<Record<Offered['kind'], string>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  'source.updateSnapshots': 'source.updateSnapshots.ska',
  'source.fixAll': `${CodeActionKind.SourceFixAll}.ska`,
};

/** The kinds of actions that there are. */
export const actionKinds = Object.values(kinds);

/** Quick fixes, and what mends a whole text when it is saved. */
export function serveActions(context: FeatureContext): void {
  context.connection.onCodeAction(
    cancellable(async ({ textDocument: { uri }, range, context: asked }, signal) => {
      const spot = await spotAt(context, uri, range.start, signal);
      if (!spot) return null;
      const end = spot.open.document.offsetAt(range.end);
      return actionsAt(spot, end)
        .filter(one => !asked.only || asked.only.some(kind => `${kinds[one.kind]}.`.startsWith(`${kind}.`)))
        .map(one => actionOf(one, spot, asked.diagnostics));
    }),
  );
}

function actionsAt({ in: where, scene, offset, open }: Spot, end: number): readonly Offered[] {
  const { lineStarts } = where === 'report' ? scene.report.document : { lineStarts: [0] };
  const span = spanAt(lineStarts, offset, end);
  if (where === 'report') return codeActions(scene, span);
  return open.session.workspace
    .findings(open.path)
    .filter(({ diagnostic }) => touches(diagnostic.place.span, span))
    .flatMap(({ diagnostic }) => mendOf(diagnostic, scene.language));
}

function actionOf(one: Offered, { open }: Spot, shown: readonly Diagnostic[]): CodeAction {
  const mended = one.mends && shown.filter(each => isOf(each, one.mends));
  return {
    title: one.title,
    kind: kinds[one.kind],
    edit: workspaceEdit(one.edits, path => open.session.uris.uri(path)),
    ...(one.preferred && { isPreferred: true }),
    ...(mended?.length && { diagnostics: [...mended] }),
  };
}

/** True when what the editor shows is this finding. */
function isOf(shown: Diagnostic, finding: Offered['mends']): boolean {
  if (!finding || shown.code !== finding.code) return false;
  const { start } = rangeOf(finding.place.span);
  return shown.range.start.line === start.line && shown.range.start.character === start.character;
}
