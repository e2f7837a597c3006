import { didYouMean, type Language, problem } from '../problem.ts';

/** What stands where something else was awaited: its kind, and its text when it is short enough to show. */
export interface FoundValue {
  readonly kind: ValueKind;
  readonly text?: string;
}

/** The kinds of values that a YAML or JSON text has. */
export type ValueKind = 'text' | 'number' | 'integer' | 'boolean' | 'list' | 'map' | 'nothing';

/** Why a YAML text cannot be read, as far as it can be told. */
export type YamlCause =
  | 'tab'
  | 'no-blank-after-colon'
  | 'colon-in-value'
  | 'indent'
  | 'quote'
  | 'bracket'
  | 'first-character'
  | 'two-documents'
  | 'no-break-space'
  | 'text-after-value'
  | 'other';

const kinds: Readonly<Record<Language, Readonly<Record<ValueKind, string>>>> = {
  sv: {
    text: 'en text',
    number: 'ett tal',
    integer: 'ett heltal',
    boolean: 'true eller false',
    list: 'en lista [ … ]',
    map: 'en grupp av nycklar',
    nothing: 'ingenting',
  },
  en: {
    text: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    list: 'a list [ … ]',
    map: 'a group of keys',
    nothing: 'nothing',
  },
};

const causes: Readonly<Record<Language, Readonly<Record<YamlCause, string>>>> = {
  sv: {
    tab: 'Raden dras in med tabb. Använd mellanslag i stället.',
    'no-blank-after-colon':
      'Raden saknar kolon, eller mellanslag efter kolonet. Skriv ”nyckel: värde” med ett mellanslag efter kolonet.',
    'colon-in-value':
      'Värdet innehåller ett kolon, och läses då som en ny nyckel. Sätt hela värdet inom citattecken: "…".',
    indent:
      'Raden är inte lika långt indragen som raderna den hör ihop med. Dra in dem lika många mellanslag.',
    quote: 'Ett citattecken öppnas men stängs inte. Sätt ett likadant " eller \' sist i värdet.',
    bracket:
      'En hakparentes [ eller klammer { öppnas men stängs inte på rätt ställe. (Ett # inne i den måste stå inom citattecken, som i "#005a8c".)',
    'first-character':
      'Värdet börjar med ett tecken som har en egen betydelse här (*, &, !, @, %, ` eller |). Sätt hela värdet inom citattecken: "…".',
    'two-documents': 'Här står --- mitt i texten, vilket delar den i två. Ta bort raden.',
    'no-break-space':
      'Efter kolonet, eller i radens början, står ett hårt mellanslag (ofta inklistrat från Word eller en webbsida). Byt det mot ett vanligt mellanslag.',
    'text-after-value': 'Efter värdet står mer text. Sätt hela värdet inom ett par citattecken: "…".',
    other: 'Kontrollera kolon, indrag och citattecken på raden och raden ovanför.',
  },
  en: {
    tab: 'The line is indented with a tab. Use spaces instead.',
    'no-blank-after-colon':
      'The line lacks a colon, or a space after the colon. Write “key: value” with a space after the colon.',
    'colon-in-value':
      'The value contains a colon and is then read as a new key. Put the whole value in quotes: "…".',
    indent:
      'The line is not indented as far as the lines it belongs with. Indent them by the same number of spaces.',
    quote: 'A quotation mark is opened but not closed. Put the same " or \' at the end of the value.',
    bracket:
      'A bracket [ or brace { is opened but not closed in the right place. (A # inside it must be in quotes, as in "#005a8c".)',
    'first-character':
      'The value starts with a character that has a meaning of its own here (*, &, !, @, %, ` or |). Put the whole value in quotes: "…".',
    'two-documents': 'There is a --- in the middle of the text, which cuts it in two. Remove the line.',
    'no-break-space':
      'After the colon, or at the start of the line, there is a no-break space (often pasted from Word or a web page). Replace it with an ordinary space.',
    'text-after-value': 'There is more text after the value. Put the whole value in one pair of quotes: "…".',
    other: 'Check colons, indentation and quotes on this line and the one above.',
  },
};

function list(words: readonly string[], language: Language, most = 12): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  const last = shown.length > 1 && rest === 0 ? shown.pop() : undefined;
  const or = language === 'sv' ? ' eller ' : ' or ';
  const more = rest > 0 ? (language === 'sv' ? ` och ${rest} till` : ` and ${rest} more`) : '';
  return shown.join(', ') + (last === undefined ? more : or + last);
}

function found(value: FoundValue, language: Language): string {
  const kind = kinds[language][value.kind];
  if (value.text === undefined || value.kind === 'nothing') return kind;
  return language === 'sv' ? `${kind}, ”${value.text}”` : `${kind}, “${value.text}”`;
}

function allowedKinds(allowed: readonly ValueKind[], language: Language): string {
  return list(
    allowed.map(kind => kinds[language][kind]),
    language,
  );
}

const sv = (word: string | undefined) => (word === undefined ? 'Texten' : `”${word}”`);
const en = (word: string | undefined) => (word === undefined ? 'The text' : `“${word}”`);
const of = (description: string | undefined, label: string) =>
  description ? ` ${label}: ${lower(description)}` : '';
const lower = (text: string) => {
  const sentence = /[.!?…]$/.test(text) ? text : `${text}.`;
  return /^\p{Lu}\p{Ll}/u.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
};
const such = (examples: readonly string[] | undefined, language: Language) =>
  examples?.length
    ? ` ${language === 'sv' ? 'Till exempel' : 'For example'}: ${list(examples, language, 3)}.`
    : '';

interface Known {
  /** The key that it is about; undefined for the text as a whole. */
  readonly key?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
}

/** What a limit is, and what was found: numbers as text, since the sentence only repeats them. */
interface Limit extends Known {
  readonly limit: string;
  readonly found: string;
}

/** Problems of the room `schema`: YAML texts, and values that a JSON Schema does not allow. */
export const schemaProblems = {
  'yaml.broken': problem<{ cause: YamlCause }>(
    'error',
    a => `Det här går inte att läsa som YAML. ${causes.sv[a.cause]}`,
    a => `This cannot be read as YAML. ${causes.en[a.cause]}`,
  ),
  'yaml.duplicate-key': problem<{ key: string; firstLine: number }>(
    'error',
    a =>
      `Nyckeln ”${a.key}” står två gånger; den första står på rad ${a.firstLine}, och bara den räknas. Ta bort en av dem.`,
    a =>
      `The key “${a.key}” stands twice; the first is on line ${a.firstLine}, and only that one counts. Remove one of them.`,
  ),
  'yaml.code-without-quotes': problem<{ key: string; written: string }>(
    'warning',
    a =>
      `”${a.key}” är en kod och måste stå inom citattecken: "${a.written}". Utan dem läses den som ett tal, och nollor i början försvinner.`,
    a =>
      `“${a.key}” is a code and must be in quotes: "${a.written}". Without them it is read as a number, and leading zeros are lost.`,
  ),
  'yaml.text-after-hash': problem<{ key: string; lost: string }>(
    'warning',
    a =>
      `”${a.lost}” läses som en anteckning och kommer inte med i ”${a.key}”, eftersom det börjar med #. Sätt värdet inom citattecken, eller skriv ett mellanslag efter # om det är en anteckning.`,
    a =>
      `“${a.lost}” is read as a remark and is left out of “${a.key}”, since it starts with #. Put the value in quotes, or a space after the # if it is a remark.`,
  ),
  'yaml.curly-quotes': problem<{ key: string }>(
    'warning',
    a => `Citattecknen i ”${a.key}” är typografiska (”…”) och blir en del av värdet. Byt dem mot raka: "…".`,
    a =>
      `The quotation marks of “${a.key}” are curly (”…”) and become part of the value. Replace them with straight ones: "…".`,
  ),
  'schema.unknown-key': problem<{
    key: string;
    allowed: readonly string[];
    within?: string;
    nearest?: string;
  }>(
    'error',
    a =>
      `Nyckeln ”${a.key}” finns inte${a.within ? ` i ”${a.within}”` : ''}.${didYouMean(a.nearest, 'sv')}` +
      (a.nearest || !a.allowed.length ? '' : ` Här kan stå: ${list(a.allowed, 'sv')}.`),
    a =>
      `There is no key “${a.key}”${a.within ? ` in “${a.within}”` : ''}.${didYouMean(a.nearest, 'en')}` +
      (a.nearest || !a.allowed.length ? '' : ` Allowed here: ${list(a.allowed, 'en')}.`),
  ),
  'schema.missing-key': problem<Known & { missing: string; within?: string }>(
    'error',
    a =>
      `${a.within ? `”${a.within}” saknar ` : 'Här saknas '}”${a.missing}”.${of(a.description, 'Där skrivs')}${such(a.examples, 'sv')}`,
    a =>
      `${a.within ? `“${a.within}” lacks ` : 'This lacks '}“${a.missing}”.${of(a.description, 'It holds')}${such(a.examples, 'en')}`,
  ),
  'schema.empty-value': problem<Known & { allowed: readonly ValueKind[] }>(
    'error',
    a =>
      `${sv(a.key)} är tom${a.key === undefined ? '' : 't'}. Skriv ${allowedKinds(a.allowed, 'sv')}${a.key === undefined ? '' : ' efter kolonet, eller ta bort raden'}.${such(a.examples, 'sv')}`,
    a =>
      `${en(a.key)} is empty. Write ${allowedKinds(a.allowed, 'en')}${a.key === undefined ? '' : ' after the colon, or remove the line'}.${such(a.examples, 'en')}`,
  ),
  'schema.wrong-type': problem<
    Known & { found: FoundValue; allowed: readonly ValueKind[]; hint?: 'decimal-comma' | 'quotes' | 'one' }
  >(
    'error',
    a =>
      `${sv(a.key)} ska vara ${allowedKinds(a.allowed, 'sv')}, men är ${found(a.found, 'sv')}.` +
      (a.hint === 'decimal-comma' ? ' Tal skrivs här med decimalpunkt och utan mellanrum och enhet.' : '') +
      (a.hint === 'quotes' ? ' Sätt det inom citattecken om det är en text.' : '') +
      such(a.examples, 'sv'),
    a =>
      `${en(a.key)} should be ${allowedKinds(a.allowed, 'en')}, but is ${found(a.found, 'en')}.` +
      (a.hint === 'decimal-comma'
        ? ' Numbers are written with a decimal point here, without blanks and units.'
        : '') +
      (a.hint === 'quotes' ? ' Put it in quotes if it is a text.' : '') +
      such(a.examples, 'en'),
  ),
  'schema.not-allowed': problem<
    Known & {
      found: string;
      allowed: readonly string[];
      nearest?: string;
      /** Kinds of values that would do as well. */
      or: readonly ValueKind[];
    }
  >(
    'error',
    a =>
      `${sv(a.key)} kan inte vara ”${a.found}”.${didYouMean(a.nearest, 'sv')} ${a.allowed.length + a.or.length === 1 ? 'Det ska stå' : 'Det kan vara'} ${list([...a.allowed, ...a.or.map(kind => kinds.sv[kind])], 'sv', 20)}.${a.or.length ? such(a.examples, 'sv') : ''}`,
    a =>
      `${en(a.key)} cannot be “${a.found}”.${didYouMean(a.nearest, 'en')} ${a.allowed.length + a.or.length === 1 ? 'It should be' : 'It can be'} ${list([...a.allowed, ...a.or.map(kind => kinds.en[kind])], 'en', 20)}.${a.or.length ? such(a.examples, 'en') : ''}`,
  ),
  'schema.pattern': problem<Known & { found: string }>(
    'error',
    a =>
      `”${a.found}” är inte skrivet som ${a.key === undefined ? 'det' : sv(a.key)} ska skrivas.${of(a.description, 'Där skrivs')}${such(a.examples, 'sv')}`,
    a =>
      `“${a.found}” is not written as ${a.key === undefined ? 'it' : en(a.key)} should be.${of(a.description, 'It holds')}${such(a.examples, 'en')}`,
  ),
  'schema.too-small': problem<Limit & { exclusive: boolean }>(
    'error',
    a =>
      `${sv(a.key)} ska vara ${a.exclusive ? `mer än ${a.limit}` : `minst ${a.limit}`}, men är ${a.found}.${such(a.examples, 'sv')}`,
    a =>
      `${en(a.key)} should be ${a.exclusive ? `more than ${a.limit}` : `at least ${a.limit}`}, but is ${a.found}.${such(a.examples, 'en')}`,
  ),
  'schema.too-large': problem<Limit & { exclusive: boolean }>(
    'error',
    a =>
      `${sv(a.key)} ska vara ${a.exclusive ? `mindre än ${a.limit}` : `högst ${a.limit}`}, men är ${a.found}.${such(a.examples, 'sv')}`,
    a =>
      `${en(a.key)} should be ${a.exclusive ? `less than ${a.limit}` : `at most ${a.limit}`}, but is ${a.found}.${such(a.examples, 'en')}`,
  ),
  'schema.not-multiple': problem<Limit>(
    'error',
    a => `${sv(a.key)} ska gå jämnt upp i ${a.limit}, men är ${a.found}.`,
    a => `${en(a.key)} should be a multiple of ${a.limit}, but is ${a.found}.`,
  ),
  'schema.too-few': problem<Limit & { of: 'items' | 'characters' | 'keys' }>(
    'error',
    a =>
      a.of === 'characters' && a.found === '0'
        ? `${sv(a.key)} är tomt. Skriv något där, eller ta bort det.${such(a.examples, 'sv')}`
        : `${sv(a.key)} ska ha minst ${a.limit} ${{ items: 'delar', characters: 'tecken', keys: 'nycklar' }[a.of]}, men har ${a.found}.${such(a.examples, 'sv')}`,
    a =>
      a.of === 'characters' && a.found === '0'
        ? `${en(a.key)} is empty. Write something there, or remove it.${such(a.examples, 'en')}`
        : `${en(a.key)} should have at least ${a.limit} ${{ items: 'items', characters: 'characters', keys: 'keys' }[a.of]}, but has ${a.found}.${such(a.examples, 'en')}`,
  ),
  'schema.too-many': problem<Limit & { of: 'items' | 'characters' | 'keys' }>(
    'error',
    a =>
      `${sv(a.key)} ska ha högst ${a.limit} ${{ items: 'delar', characters: 'tecken', keys: 'nycklar' }[a.of]}, men har ${a.found}.`,
    a =>
      `${en(a.key)} should have at most ${a.limit} ${{ items: 'items', characters: 'characters', keys: 'keys' }[a.of]}, but has ${a.found}.`,
  ),
  'schema.repeated-item': problem<{ key?: string; item: string }>(
    'error',
    a => `”${a.item}” står två gånger i ${a.key === undefined ? 'listan' : `”${a.key}”`}. Ta bort den ena.`,
    a =>
      `“${a.item}” stands twice in ${a.key === undefined ? 'the list' : `“${a.key}”`}. Remove one of them.`,
  ),
  'schema.bad-name': problem<{
    name: string;
    within?: string;
    description?: string;
    examples?: readonly string[];
  }>(
    'error',
    a =>
      `”${a.name}” kan inte vara ett namn${a.within ? ` i ”${a.within}”` : ' här'}.${of(a.description, 'Namnet är')}${such(a.examples, 'sv')}`,
    a =>
      `“${a.name}” cannot be a name${a.within ? ` in “${a.within}”` : ' here'}.${of(a.description, 'The name is')}${such(a.examples, 'en')}`,
  ),
  'schema.not-valid': problem<Known & { found: FoundValue }>(
    'error',
    a =>
      `${sv(a.key)} går inte att använda som det står (${found(a.found, 'sv')}).${of(a.description, 'Där skrivs')}${such(a.examples, 'sv')}`,
    a =>
      `${en(a.key)} cannot be used as it stands (${found(a.found, 'en')}).${of(a.description, 'It holds')}${such(a.examples, 'en')}`,
  ),
  'schema.file-missing': problem<{ file: string; nearest: string | undefined }>(
    'error',
    a =>
      `Schemat ${a.file} finns inte i projektet.${didYouMean(a.nearest, 'sv')} Lägg filen där, eller ta bort raden i ska.yaml. Tills dess gäller bara de vanliga reglerna.`,
    a =>
      `The schema ${a.file} is not in the project.${didYouMean(a.nearest, 'en')} Put the file there, or remove the line in ska.yaml. Until then only the usual rules hold.`,
  ),
  'schema.not-json': problem<{ file: string }>(
    'error',
    a =>
      `${a.file} går inte att läsa som JSON: här eller strax före är något fel. Vanligast är ett kommatecken för mycket eller för lite, eller ett citattecken som saknas.`,
    a =>
      `${a.file} cannot be read as JSON: something is wrong here or right before. Mostly it is a comma too many or too few, or a missing quotation mark.`,
  ),
  'schema.ref-unknown': problem<{ ref: string; nearest: string | undefined }>(
    'error',
    a =>
      `”${a.ref}” leder inte till något schema.${didYouMean(a.nearest, 'sv')} Ett $ref kan leda inom filen (#/$defs/…), till en fil bredvid den, eller till ett av våra scheman, som https://ska-rapport.se/schemas/rapport.schema.json.`,
    a =>
      `“${a.ref}” leads to no schema.${didYouMean(a.nearest, 'en')} A $ref can lead within the file (#/$defs/…), to a file beside it, or to one of our schemas, like https://ska-rapport.se/schemas/rapport.schema.json.`,
  ),
  'schema.ref-remote': problem<{ ref: string }>(
    'error',
    a =>
      `”${a.ref}” ligger utanför projektet. Scheman hämtas aldrig från nätet: lägg en kopia i mappen scheman och peka på den.`,
    a =>
      `“${a.ref}” is outside of the project. Schemas are never fetched from the network: put a copy in the folder scheman and point to that.`,
  ),
  'schema.ref-outside': problem<{ ref: string }>(
    'error',
    a => `”${a.ref}” ligger utanför projektets mapp. Flytta filen till mappen scheman och peka på den där.`,
    a =>
      `“${a.ref}” is outside of the project's folder. Move the file to the folder scheman and point to it there.`,
  ),
  'schema.too-complex': problem<{ why: 'circle' | 'size' | 'nesting' }>(
    'error',
    a =>
      ({
        circle:
          'Schemat pekar på sig självt i en cirkel. Skriv ut delarna i stället för att låta dem peka runt.',
        size: 'Schemat är för stort för att prövas vid varje tangenttryckning. Dela upp det, eller ta bort delar som upprepas genom $ref.',
        nesting: 'Schemat är nästlat för djupt. Lägg delarna under $defs och peka på dem.',
      })[a.why],
    a =>
      ({
        circle:
          'The schema points to itself in a circle. Write the parts out rather than letting them point around.',
        size: 'The schema is too large to be tried at each key press. Split it, or remove parts that are repeated by $ref.',
        nesting: 'The schema is nested too deeply. Put the parts under $defs and point to them.',
      })[a.why],
  ),
  'schema.pattern-unsafe': problem<{ pattern: string }>(
    'error',
    a =>
      `Mönstret ”${a.pattern}” går inte att använda. Det är antingen inte ett reguljärt uttryck, eller har något som kan ta hur lång tid som helst: framåtblick (?=…), bakåtblick (?<=…), bakåtreferens \\1 eller mycket stora upprepningar. Skriv det utan.`,
    a =>
      `The pattern “${a.pattern}” cannot be used. Either it is no regular expression, or it has something that may take any time: lookahead (?=…), lookbehind (?<=…), a back reference \\1 or very large repetitions. Write it without.`,
  ),
  'schema.not-composed': problem<{ base: string }>(
    'error',
    a =>
      `Schemat bygger inte på vårt, så våra egna nycklar skulle bli okända. Skriv "allOf": [{ "$ref": "${a.base}" }] i det, och bara de egna nycklarna under properties.`,
    a =>
      `The schema does not build on ours, so our own keys would become unknown. Write "allOf": [{ "$ref": "${a.base}" }] in it, and only your own keys under properties.`,
  ),
  'schema.hides-keys': problem<{ keys: readonly string[] }>(
    'error',
    a =>
      `Schemat förbjuder nycklar som rapporterna behöver: ${list(a.keys, 'sv', 6)}. Byt additionalProperties: false mot unevaluatedProperties: false, och låt det stå ytterst.`,
    a =>
      `The schema forbids keys that reports need: ${list(a.keys, 'en', 6)}. Change additionalProperties: false to unevaluatedProperties: false, and let it stand outermost.`,
  ),
  'schema.changes-type': problem<{ key: string }>(
    'error',
    a =>
      `Schemat gör om ”${a.key}”, som är vår nyckel, till något annat. Ta bort den ur schemat, eller begränsa bara vilka värden den kan ha.`,
    a =>
      `The schema makes “${a.key}”, which is our key, into something else. Remove it from the schema, or only restrict which values it can have.`,
  ),
  'schema.unusable': problem<{ file: string; reason: string }>(
    'error',
    a =>
      `Schemat i ${a.file} går inte att använda: ${a.reason}. Rätta det, eller ta bort raden som pekar på det i ska.yaml.`,
    a =>
      `The schema in ${a.file} cannot be used: ${a.reason}. Mend it, or remove the line in ska.yaml that points to it.`,
  ),
} as const;
