import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type DocumentSymbol,
  type Location,
  type LocationLink,
  MarkupKind,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import type { Place } from '../../base/span.ts';
import { definitionAt, definitionInYaml, indicatorPlaces, type Target } from '../../language/definition.ts';
import { documentLinks } from '../../language/document-links.ts';
import {
  documentSymbols,
  type DocumentSymbol as ReportSymbol,
  type SymbolKind as ReportSymbolKind,
} from '../../language/document-symbols.ts';
import { type Hover, hoverAt, trendAsked } from '../../language/hover/hover.ts';
import { referencesAt, referencesInYaml } from '../../language/references.ts';
import { type WorkspaceSymbol as ProjectSymbol, workspaceSymbols } from '../../language/workspace-symbols.ts';
import { hoverInYaml } from '../../language/yaml/hover-yaml.ts';
import type { ProjectSession } from '../project-session.ts';
import { rangeOf } from '../ranges.ts';
import { answer, cancellable, type FeatureContext, type Spot, spotAt } from './context.ts';

/** What only looks: hover, where things come from and where they are used, the outline, links. */
export function serveReading(context: FeatureContext): void {
  const { connection } = context;

  connection.onHover(
    cancellable(async ({ textDocument, position }, signal) => {
      const spot = await spotAt(context, textDocument.uri, position, signal);
      if (!spot) return null;
      const found =
        spot.in === 'report' ? await reportHover(spot, signal) : hoverInYaml(spot.scene, spot.offset);
      return found
        ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: rangeOf(found.span) }
        : null;
    }),
  );

  connection.onDefinition(
    cancellable(async ({ textDocument, position }, signal) => {
      const spot = await spotAt(context, textDocument.uri, position, signal);
      if (!spot) return null;
      const { offset, open } = spot;
      const found =
        spot.in === 'report' ? definitionAt(spot.scene, offset) : definitionInYaml(spot.scene, offset);
      return (found?.places ?? []).map(
        (target): LocationLink => ({
          originSelectionRange: rangeOf(found?.origin ?? target.place.span),
          targetUri: addressOf(target, open.session),
          targetRange: rangeOf(target.place.span),
          targetSelectionRange: rangeOf(target.place.span),
        }),
      );
    }),
  );
  const addressOf = ({ place, shipped }: Target, { uris }: ProjectSession) =>
    shipped ? pathToFileURL(join(context.shippedRoot, place.file)).href : uris.uri(place.file);

  answer(connection, 'ska/indicatorPlace', async ({ root, indicator }) => {
    const session = context.projects().find(one => one.root === root);
    const around = session?.scenes.around();
    const [target] = around ? indicatorPlaces(indicator, around) : [];
    return session && target
      ? { uri: addressOf(target, session), position: rangeOf(target.place.span).start }
      : null;
  });

  connection.onReferences(
    cancellable(async ({ textDocument, position, context: { includeDeclaration } }) => {
      const spot = await spotAt(context, textDocument.uri, position);
      if (!spot) return null;
      const { offset, open } = spot;
      const places =
        spot.in === 'report'
          ? referencesAt(spot.scene, offset, includeDeclaration)
          : referencesInYaml(spot.scene, offset, includeDeclaration);
      return places?.map(place => locationOf(place, open.session)) ?? null;
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const open = context.open(uri);
    const scene = open?.session.scenes.reportNow(open.path);
    return scene ? documentSymbols(scene).map(symbolOf) : null;
  });

  connection.onWorkspaceSymbol(({ query }) =>
    context.projects().flatMap(session => {
      const around = session.scenes.around();
      return around ? workspaceSymbols(around, query).map(one => projectSymbolOf(one, session)) : [];
    }),
  );

  connection.onDocumentLinks(
    cancellable(async ({ textDocument: { uri } }) => {
      const open = context.open(uri);
      const scene = open?.session.scenes.reportNow(open.path);
      if (!open || !scene) return null;
      const links = await documentLinks(scene);
      return links.map(({ span, file }) => ({ range: rangeOf(span), target: open.session.uris.uri(file) }));
    }),
  );
}

async function reportHover(
  { scene, offset, open }: Spot & { readonly in: 'report' },
  signal: AbortSignal,
): Promise<Hover | undefined> {
  const query = trendAsked(scene, offset);
  const trend = query === undefined ? undefined : await open.session.scenes.series(scene, query, signal);
  return hoverAt(scene, offset, trend);
}

/** A place as the editor goes to it. */
export function locationOf({ file, span }: Place, { uris }: ProjectSession): Location {
  return { uri: uris.uri(file), range: rangeOf(span) };
}

const symbolKinds: Readonly<Record<ReportSymbolKind | ProjectSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.String,
  figure: SymbolKind.Constant,
  goal: SymbolKind.Event,
  intervention: SymbolKind.Method,
  analysis: SymbolKind.Interface,
  block: SymbolKind.Object,
  indicator: SymbolKind.Variable,
  table: SymbolKind.Struct,
  unit: SymbolKind.Module,
  theme: SymbolKind.EnumMember,
};

function symbolOf({ name, detail, kind, span, selection, children }: ReportSymbol): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: rangeOf(span),
    selectionRange: rangeOf(selection),
    children: children.map(symbolOf),
  };
}

function projectSymbolOf(symbol: ProjectSymbol, session: ProjectSession): WorkspaceSymbol {
  return {
    name: symbol.name,
    containerName: symbol.container,
    kind: symbolKinds[symbol.kind],
    location: locationOf(symbol.place, session),
  };
}
