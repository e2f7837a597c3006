import {
  LSPErrorCodes,
  RenameFile,
  ResponseError,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { sentence } from '../../base/problems.ts';
import {
  type Refusal,
  type Renaming,
  renameAt,
  renameableAt,
  renameableInYaml,
  renameInYaml,
} from '../../language/rename.ts';
import { rangeOf, workspaceEdit } from '../ranges.ts';
import { cancellable, type FeatureContext, type Spot, spotAt } from './context.ts';

/** Renaming of what has a name, in all files of the project. */
export function serveRenaming(context: FeatureContext): void {
  const { connection } = context;

  connection.onPrepareRename(
    cancellable(async ({ textDocument, position }) => {
      const spot = await spotAt(context, textDocument.uri, position);
      if (!spot) return null;
      const found =
        spot.in === 'report'
          ? renameableAt(spot.scene, spot.offset)
          : renameableInYaml(spot.scene, spot.offset);
      if ('refused' in found) throw refusal(found, spot);
      return { range: rangeOf(found.span), placeholder: found.name };
    }),
  );

  connection.onRenameRequest(
    cancellable(async ({ textDocument, position, newName }) => {
      const spot = await spotAt(context, textDocument.uri, position);
      if (!spot) return null;
      const found =
        spot.in === 'report'
          ? renameAt(spot.scene, spot.offset, newName)
          : renameInYaml(spot.scene, spot.offset, newName);
      if ('refused' in found) throw refusal(found, spot);
      return editOf(found, spot);
    }),
  );
}

function refusal({ refused }: Refusal, { scene }: Spot): ResponseError<void> {
  const words = sentence(refused.code, refused.args as never, scene.language);
  return new ResponseError(LSPErrorCodes.RequestFailed, words);
}

/** The texts first, under their old names, then the files that get new ones. */
function editOf({ edits, moves }: Renaming, { open }: Spot): WorkspaceEdit {
  const { uris, workspace } = open.session;
  const { changes = {} } = workspaceEdit(edits, path => uris.uri(path));
  const texts = Object.entries(changes).map(([uri, own]) => {
    const version = workspace.snapshot(uris.path(uri) ?? '')?.version ?? null;
    return TextDocumentEdit.create({ uri, version }, own);
  });
  const files = moves.map(({ from, to }) => RenameFile.create(uris.uri(from), uris.uri(to)));
  return { documentChanges: [...texts, ...files] };
}
