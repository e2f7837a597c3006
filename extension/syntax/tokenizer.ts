import { directive } from 'micromark-extension-directive';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { NameSets } from './names.ts';

const colon = 58;
const openBracket = 91;

/** The code units that end a directive's name, as micromark-extension-directive has it. */
const nameEnd = /[\p{P}\p{S}\s]/u;
const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;

function endsName(code: Code): boolean {
  if (code === null || code < 0) return true;
  return code !== 45 && code !== 95 && nameEnd.test(String.fromCharCode(code));
}

/** Looks ahead over colons and a name: passes when the name (NFC) is one of `names`, and `[` follows where it must. */
function nameAhead(names: ReadonlySet<string>, mustOpenLabel: boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let name = '';
      const start: State = code => {
        effects.enter('data');
        return colons(code);
      };
      const colons: State = code => {
        if (code !== colon) return letters(code);
        effects.consume(code);
        return colons;
      };
      const letters: State = code => {
        if (code !== null && !endsName(code)) {
          name += String.fromCharCode(code);
          effects.consume(code);
          return letters;
        }
        effects.exit('data');
        const counts = names.has(name.normalize('NFC')) && (!mustOpenLabel || code === openBracket);
        return counts ? ok(code) : nok(code);
      };
      return start;
    },
  };
}

function guarded(construct: Construct, ahead: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      return effects.check(ahead, construct.tokenize.call(this, effects, ok, nok), nok);
    },
  };
}

/** Whether the inline directive that has just been read has a closed label. */
function hasLabel(context: TokenizeContext): boolean {
  for (let i = context.events.length - 1; i >= 0; i--) {
    const event = context.events[i];
    if (!event) return false;
    if (event[1].type === 'directiveTextLabel') return true;
    if (event[0] === 'enter' && event[1].type === 'directiveText') return false;
  }
  return false;
}

/**
 * An inline directive counts only with a known name that `[…]` follows directly; a letter or digit right before the
 * colon makes it prose (`EU:s`, `Tema:värde`). All else stays for the other constructs: footnotes, links, plain text.
 */
function guardedText(construct: Construct, names: ReadonlySet<string>): Construct {
  const ahead = nameAhead(names, true);
  return {
    ...construct,
    previous(code) {
      if (code !== null && code >= 0 && letterOrDigit.test(String.fromCharCode(code))) return false;
      return construct.previous ? construct.previous.call(this, code) : true;
    },
    tokenize(effects, ok, nok) {
      const labelled: State = code => (hasLabel(this) ? ok(code) : nok(code));
      return effects.check(ahead, construct.tokenize.call(this, effects, labelled, nok), nok);
    },
  };
}

const all = (constructs: Construct | Construct[] | undefined): Construct[] =>
  constructs ? [constructs].flat() : [];

/** Generic directives for micromark, each decided in the tokenizer by the names that the report language has. */
export function directiveSyntax(names: NameSets): Extension {
  const upstream = directive();
  const block = nameAhead(names.block, false);
  return {
    text: { [colon]: all(upstream.text?.[colon]).map(construct => guardedText(construct, names.inline)) },
    flow: { [colon]: all(upstream.flow?.[colon]).map(construct => guarded(construct, block)) },
  };
}
