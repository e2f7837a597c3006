import type { reportProblems } from '../problems/report.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on a report's text and on what it asks of the data. */
export const reportHelp: AreaHelp<typeof reportProblems> = {
  title: 'Rapportens innehåll och tal',
  introduction:
    'Rapportens huvud, det som står inom klamrarna, talen i texten och hur de stämmer med data, undantag, bilder och bilagor.',
  codes: {
    'frontmatter.working-name': { example: { id: 'tallbackaskolan', type: 'arbetsdokument' } },
    'report.not-utf8': {
      example: { offset: 118 },
      note: 'I Anteckningar: Arkiv, Spara som, och välj UTF-8 som kodning.',
    },
    'frontmatter.missing': {
      note: 'Huvudet är de första raderna i filen, mellan `---` och `---`. Se [skriva.md](skriva.md#rapportens-huvud).',
    },
    'frontmatter.unit-unknown': { example: { unit: 'tallbacka', nearest: 'tallbackaskolan' } },
    'frontmatter.unit-missing': { example: { id: 'sjo' } },
    'frontmatter.unit-twice': {
      example: { unit: 'tallbackaskolan', year: '2025/26', other: 'rapporter/2025-26/tallbackaskolan.md' },
    },
    'frontmatter.year-differs': { example: { year: '2024/25', folder: '2025-26' } },
    'frontmatter.unit-not-running': { example: { unit: 'bryggan', year: '2026/27' } },
    'attribute.unknown': {
      example: {
        name: 'jämför',
        directive: 'diagram',
        nearest: undefined,
        allowed: ['typ', 'x', 'y', 'serie', 'mot'],
      },
      note: 'Vad varje direktiv känner till står i [direktiv.md](direktiv.md).',
    },
    'attribute.invalid': {
      example: {
        name: 'typ',
        value: 'linjer',
        description: '',
        allowed: ['linje', 'stapel', 'staplad', 'spridning', 'värmekarta', 'radar'],
        nearest: 'linje',
      },
    },
    'attribute.word-unknown': { example: { word: 'meritvarde', directive: 'värde', nearest: 'meritvärde' } },
    'attribute.word-ambiguous': { example: { word: 'norr' } },
    'attribute.word-misplaced': {
      example: { word: 'rektor', directive: 'kommentar', allowed: ['från', 'datum', 'status'] },
    },
    'attribute.twice': {
      example: { name: 'ansvarig', first: 'rektor', second: 'biträdande rektor' },
      note: 'Det som står inom klamrarna och raderna `- Nyckel: värde` betyder samma sak. Skriv varje sak på ett av ställena.',
    },
    'field.unknown': {
      example: {
        key: 'Ansvar',
        directive: 'insats',
        nearest: 'Ansvarig',
        allowed: ['Mål', 'Preciserar', 'Ansvarig', 'Tid', 'Fas', 'Tema'],
      },
      note: 'Är första raden i blockets lista en känd nyckel läses hela listan som fakta om blocket. En vanlig lista kan stå längre ned i blocket.',
    },
    'label.missing': { example: { directive: 'insats' } },
    'form.wrong': { example: { directive: 'analys', found: '::analys', allowed: [':::analys'] } },
    'indicator.unknown': { example: { name: 'meritvarde', nearest: 'meritvärde' } },
    'unit.unknown': { example: { name: 'almskola', nearest: 'almskolan' } },
    'table.unknown': { example: { name: 'betyg-ak9', nearest: 'betyg-åk9' } },
    'column.unknown': {
      example: {
        name: 'elev',
        table: 'betyg-åk9',
        nearest: 'elever',
        allowed: ['elever', 'elever_med_betyg', 'meritsumma', 'behöriga_yrkes', 'alla_ämnen'],
      },
    },
    'period.invalid': { example: { value: '2025' } },
    'id.duplicate': { example: { id: 'I26-1', line: 212 } },
    'value.no-row': {
      example: {
        what: 'Genomsnittligt meritvärde',
        unit: 'Almskolan',
        period: '2025/26',
        known: [],
      },
      note: 'I rapporten visas ”saknas”-tecknet `.`. Är det rätt att enheten inte har talet, ta bort direktivet. Annars saknas rader i datafilen, eller så känns enheten inte igen där: se `ska data check`.',
    },
    'value.gap': {
      example: { what: 'Trygghet', places: ['Tallbackaskolan 2023/24'] },
      note: 'I en tabell eller ett diagram får tal saknas: en enkät görs inte varje år, och alla ämnen har inte elever varje år. Tipset finns för att en bortglömd rad i datafilen ska märkas.',
    },
    'value.unit-not-running': {
      example: { unit: 'Bryggans förskola', period: '2026/27', heir: 'Sjöbodens förskola', before: [] },
    },
    'value.change-over-merger': {
      example: { unit: 'Sjöbodens förskola', others: ['Bryggans förskola'], from: '2025/26', to: '2026/27' },
    },
    'value.compared-over-merger': {
      example: {
        what: 'Antal barn',
        unit: 'Sjöbodens förskola',
        others: ['Bryggans förskola'],
        from: '2025/26',
        to: '2026/27',
      },
      note: 'Tipset försvinner när stycket nämner enheten som togs över vid namn.',
    },
    'value.change-over-break': {
      example: { what: 'Trygghet', at: '2022', from: '2020/21', to: '2022/23' },
    },
    'value.compared-over-break': {
      example: { what: 'Trygghet', at: '2023', from: '2022', to: '2024' },
      note: 'Tipset försvinner när stycket säger det med egna ord: att talen ”inte kan jämföras”, ”inte är jämförbara” eller att det finns ett ”brott” i serien.',
    },
    'value.no-cohort': { example: { what: 'Godkända på nationella prov', known: ['3', '6', '9'] } },
    'value.no-period': {
      example: {
        what: 'Trygghet åk 5',
        period: '2024/25',
        known: ['2023/24', '2025/26'],
        nearest: '2025/26',
      },
    },
    'value.unknown-dimension-value': {
      example: {
        dimension: 'ämne',
        value: 'Matte',
        nearest: 'Matematik',
        known: ['Matematik', 'Svenska', 'Engelska'],
      },
    },
    'value.dimension-missing-in-table': {
      example: { dimension: 'ämne', what: 'Genomsnittligt meritvärde', allowed: ['enhet', 'läsår', 'kön'] },
    },
    'value.ambiguous': {
      example: { what: 'Godkända på nationella prov', choices: 'ämne=… (Matematik, Svenska, Engelska)' },
    },
    'value.not-additive': {
      example: { what: 'Trygghet åk 5', unit: 'Norra området' },
      note: 'Ett medelvärde av medelvärden blir fel så snart enheterna är olika stora, och därför räknar verktyget aldrig så. Har källan ett eget tal för huvudmannen, lägg in den raden i data. Har ni antalen, ange täljare och nämnare: se [indikatorer.md](indikatorer.md#täljare-och-nämnare).',
    },
    'value.unread': {
      example: {
        what: 'Genomsnittligt meritvärde',
        table: 'betyg-åk9',
        files: ['data/betyg-ak9.csv'],
        columns: [],
        rows: [],
      },
    },
    'table.unread': { example: { name: 'betyg-åk9' } },
    'value.row-twice': {
      example: { what: 'Genomsnittligt meritvärde', path: 'data/betyg-ak9.csv', lines: [7, 19] },
    },
    'value.no-table': {
      example: { indicator: 'meritvärde' },
      note: 'Katalogen som följer med säger vad indikatorerna är, inte var era tal står. Se [indikatorer.md](indikatorer.md).',
    },
    'value.no-reference': { example: { indicator: 'lärare-behöriga', unit: 'Liknande' } },
    'value.rollup-differs': {
      example: {
        what: 'Genomsnittligt meritvärde',
        unit: 'Lindberga kommun',
        computed: '229,8',
        published: '231,0',
      },
    },
    'value.unprotected': {
      example: { indicator: 'Trygghet' },
      note: 'Talet visas, eftersom det kan vara riktigt att visa det, men verktyget vet inte hur många som står bakom. Det här fyndet går inte att undanta eller sänka. Se [skydd.md](skydd.md).',
    },
    'snapshot.stale': {
      example: { old: '221,4', new: '222,8', source: 'data/betyg-ak9.csv, rad 8' },
      note: '`ska update` skriver in det nya talet, och inget annat i filen ändras. `ska build` bygger inte förrän talen stämmer (annat än med `--allow-stale`). Läs alltid om meningen runt ett tal som har ändrats.',
    },
    'snapshot.empty': {
      example: { new: '222,8', source: 'data/betyg-ak9.csv, rad 8' },
      note: 'Så här ska det se ut medan man skriver: `:värde[]{meritvärde}` med tomma hakparenteser.',
    },
    'prose.typed-number': { example: { text: '86,8 %', indicators: ['np-godkänt'] } },
    'prose.reread': {
      note: 'Märket sätts av `ska update` när en förändring eller skillnad byter håll: ”ökat” som blir ”minskat”. Talet är redan rätt, men orden runt det kan ha blivit fel.',
    },
    'guidance.left': { example: { text: 'Beskriv vad som har påverkat resultaten.' } },
    'guidance.title-left': { example: { title: 'Skriv målet här' } },
    'waiver.malformed': {
      example: { missing: 'skäl' },
      note: 'Hur undantag skrivs står i [skriva.md](skriva.md#undantag).',
    },
    'waiver.not-allowed': { example: { code: 'value.unprotected' } },
    'waiver.unknown-code': { example: { code: 'snapshot.stal', nearest: 'snapshot.stale' } },
    'waiver.expired': { example: { code: 'value.no-row', until: '2026-06-30' } },
    'image.missing': { example: { path: 'bilder/cirkel.svg', nearest: 'bilder/kollegial-cirkel.svg' } },
    'image.not-local': { example: { path: 'C:/Bilder/karta.png' } },
    'image.no-alt': {
      example: { path: 'bilder/kollegial-cirkel.svg' },
      note: 'Beskrivningen är det som den som inte ser bilden får veta. Skriv vad bilden säger, inte att det är en bild.',
    },
    'image.broken': {
      example: { path: 'bilder/elevråd.jpg' },
      note: 'En HEIC-bild från en telefon som bara har fått ändelsen .jpg är vanligast: exportera den som JPEG.',
    },
    'image.too-large': {
      example: { path: 'bilder/karta.png', width: 30_000, height: 20_000, limit: 120_000_000 },
    },
    'image.too-much': { example: { path: 'bilder/karta.svg' } },
    'image.not-supported': {
      example: { path: 'bilder/karta.tiff', allowed: ['svg', 'png', 'jpg', 'jpeg', 'webp'] },
    },
    'appendix.unknown': { example: { report: 'tallbacka', nearest: 'tallbackaskolan' } },
    'appendix.self': { example: { report: 'huvudman', chain: ['huvudman', 'nämnd', 'huvudman'] } },
    'appendix.file-missing': { example: { path: 'bilagor/karta.png', nearest: undefined } },
  },
};
