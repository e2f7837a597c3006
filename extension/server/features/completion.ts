import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver/node';
import { beginsOffers, completeReport, type Reason } from '../../language/completion/complete.ts';
import type { Offer, OfferKind } from '../../language/completion/offer.ts';
import { completeYaml } from '../../language/yaml/complete-yaml.ts';
import { rangeOf } from '../ranges.ts';
import { answer, cancellable, type FeatureContext, spotAt } from './context.ts';

const kinds: Readonly<Record<OfferKind, CompletionItemKind>> = {
  directive: CompletionItemKind.Snippet,
  attribute: CompletionItemKind.Property,
  field: CompletionItemKind.Field,
  indicator: CompletionItemKind.Variable,
  unit: CompletionItemKind.Module,
  period: CompletionItemKind.Event,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
  figure: CompletionItemKind.Color,
  file: CompletionItemKind.File,
  heading: CompletionItemKind.Text,
  code: CompletionItemKind.Constant,
};

/** Completion in reports and in the project's YAML files. Nothing is preselected, nothing is accepted by a character typed. */
export function serveCompletion(context: FeatureContext): void {
  context.connection.onCompletion(
    cancellable(async ({ textDocument, position, context: asked }) => {
      const spot = await spotAt(context, textDocument.uri, position);
      if (!spot) return null;
      const reason: Reason =
        asked?.triggerKind === CompletionTriggerKind.TriggerCharacter && asked.triggerCharacter
          ? { typed: asked.triggerCharacter }
          : 'asked';
      const cursor = { text: spot.open.document.getText(), offset: spot.offset };
      const offers =
        spot.in === 'report'
          ? completeReport(spot.scene, cursor, reason)
          : completeYaml(spot.scene, cursor, reason);
      return offers.map(itemOf);
    }),
  );
  answer(context.connection, 'ska/offers', async ({ uri, position, before }) => {
    const spot = await spotAt(context, uri, position);
    if (spot?.in !== 'report') return false;
    return beginsOffers(spot.scene, { text: spot.open.document.getText(), offset: spot.offset }, before);
  });
}

function itemOf(offer: Offer): CompletionItem {
  return {
    label: offer.label,
    kind: kinds[offer.kind],
    ...(offer.detail !== undefined && { labelDetails: { description: offer.detail } }),
    ...(offer.documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: offer.documentation },
    }),
    textEdit: { range: rangeOf(offer.span), newText: offer.text },
    insertTextFormat: offer.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    filterText: offer.filter,
    sortText: offer.sort,
    ...(offer.more && { command: { command: 'editor.action.triggerSuggest', title: '' } }),
  };
}
