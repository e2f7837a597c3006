import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Page } from '../../extension/output/page.ts';

/** A unit's report as the rooms below hand it over: invented, with each kind of block, table and figure that print must bear. */
export function samplePage(change: Partial<Page> = {}): Page {
  return {
    id: 'tallbackaskolan',
    lang: 'sv',
    title: 'Kvalitetsrapport Tallbackaskolan',
    subtitle: 'Resultat, analys och insatser för förskoleklass, grundskola och fritidshem',
    cover: {
      organisation: 'Lindberga kommun',
      unit: 'Tallbackaskolan',
      schoolYear: '2025/26',
      reportType: 'Enhetens kvalitetsrapport',
      status: { name: 'utkast', draft: true },
      date: '15 september 2026',
      facts: [
        { term: 'Ansvarig', text: 'rektor' },
        { term: 'Diarienummer', text: 'BUN 2026/112' },
      ],
      notes: [
        'Lindberga är en påhittad kommun. Alla siffror är framställda för att visa hur en rapport ser ut.',
      ],
    },
    runningHeader: 'Kvalitetsrapport Tallbackaskolan 2025/26',
    body: sampleBody(),
    notes: sampleNotes(),
    theme: { colours: { primary: '#1b5e6b' }, fontFamily: 'Source Sans 3' },
    contents: true,
    attachments: [
      {
        name: 'np-godkant.csv',
        bytes: new TextEncoder().encode(
          '\uFEFFämne;läsår;andel\nMatematik;2025/26;86,7\nSvenska;2023/24;..\n',
        ),
        type: 'text/csv',
        description: 'Godkända på nationella prov, siffrorna bakom tabell 2',
        relationship: 'Data',
      },
    ],
    ...change,
  };
}

const paragraphs = [
  'Meritvärdet i årskurs 9 är 221,4, vilket är 3,2 högre än förra läsåret. Riket hade 228,7 läsåret innan. Skillnaden mellan flickor och pojkar har minskat tre år i rad, men pojkarnas resultat i svenska ligger fortfarande under huvudmannens. Arbetslagen pekar på att läsningen i övriga ämnen har fått en tydligare plats i planeringen.',
  'I årskurs 6 når fler elever kravnivån i matematik än tidigare. Sambedömningen har genomförts vid sju av nio planerade tillfällen. De två tillfällen som ställdes in berodde på vakanser i augusti och mars, och lärarna har själva lyft att underlaget från våren därför är tunnare än de hade önskat.',
  'Frånvaron på högstadiet ökar för tredje året. I spannet 20–29 procent har andelen elever i årskurs 1–6 minskat med 1,9 procentenheter, medan den har ökat i årskurs 7–9. Elevhälsoteamets kartläggning visar att frånvaron ofta börjar med enstaka förmiddagar efter lov, och att kontakten med hemmet kommer först när mönstret har satt sig.',
  'Trygghet och studiero följs genom Skolenkäten och skolans egna samtal. Eleverna beskriver att det är lugnare i korridorerna sedan rastvärdsschemat gjordes om, men att omklädningsrummen fortfarande upplevs som otrygga. Skyddsronden i november bekräftar bilden.',
];

function text(index: number, note?: number): ElementContent {
  const words = paragraphs[index % paragraphs.length] ?? '';
  const [first = '', ...rest] = words.split('. ');
  return h('p', [
    `${first}. `,
    h('strong', 'Det syns i alla tre arbetslagen'),
    ' och stämmer med ',
    h('a', { href: 'https://www.skolverket.se/' }, 'Skolverkets bild'),
    '. ',
    rest.join('. '),
    ...(note ? [h('sup', [h('a', { href: `#not-${note}`, id: `notref-${note}` }, String(note))])] : []),
    ' Läs ',
    h('em', 'bilagan'),
    ' för definitioner.',
  ]);
}

function table(number: number, title: string, columns: readonly string[], rows: number): ElementContent {
  const subjects = [
    'Biologi',
    'Engelska',
    'Fysik',
    'Geografi',
    'Historia',
    'Kemi',
    'Matematik',
    'Samhällskunskap',
    'Svenska',
    'Svenska som andraspråk',
  ];
  return h('table', { id: `tabell-${number}` }, [
    h('caption', `Tabell ${number}. ${title}`),
    h(
      'thead',
      h('tr', [
        h('th', { scope: 'col' }, 'Ämne'),
        ...columns.map(column => h('th', { scope: 'col', align: 'right' }, column)),
      ]),
    ),
    h(
      'tbody',
      Array.from({ length: rows }, (_, row) =>
        h('tr', [
          h(
            'th',
            { scope: 'row' },
            `${subjects[row % subjects.length]}${row >= subjects.length ? ` ${Math.floor(row / subjects.length) + 1}` : ''}`,
          ),
          ...columns.map((_, column) =>
            (row + column) % 9 === 8
              ? h('td', { align: 'right' }, [
                  h('span', { className: ['ska-skyddad'], title: 'Skyddad uppgift' }, '..'),
                ])
              : h('td', { align: 'right' }, `${60 + ((row * 7 + column * 5) % 39)},${(row + column) % 10} %`),
          ),
        ]),
      ),
    ),
  ]);
}

function figure(number: number, title: string): ElementContent {
  const values = [216, 214.9, 218.2, 221.4];
  const y = (value: number) => 200 - (value - 205) * 8;
  return h('figure', { id: `diagram-${number}` }, [
    h('figcaption', `Diagram ${number}. ${title}`),
    s(
      'svg',
      {
        viewBox: '0 0 600 240',
        role: 'img',
        ariaLabel: `${title} 2022/23–2025/26: 216,0; 214,9; 218,2; 221,4.`,
      },
      [
        ...[205, 210, 215, 220, 225].flatMap(value => [
          s('line', { x1: 50, x2: 590, y1: y(value), y2: y(value), stroke: '#d3d8de' }),
          s(
            'text',
            { x: 42, y: y(value) + 4, fontSize: 12, textAnchor: 'end', fill: '#565d66' },
            String(value),
          ),
        ]),
        s('polyline', {
          points: values.map((value, i) => `${110 + i * 140},${y(value)}`).join(' '),
          fill: 'none',
          stroke: '#1b5e6b',
          strokeWidth: 3,
        }),
        ...values.flatMap((value, i) => [
          s('circle', { cx: 110 + i * 140, cy: y(value), r: 5, fill: '#1b5e6b' }),
          s(
            'text',
            { x: 110 + i * 140, y: y(value) - 12, fontSize: 13, textAnchor: 'middle', fill: '#1c2024' },
            value.toFixed(1).replace('.', ','),
          ),
          s(
            'text',
            { x: 110 + i * 140, y: 228, fontSize: 12, textAnchor: 'middle', fill: '#565d66' },
            `${2022 + i}/${23 + i}`,
          ),
        ]),
      ],
    ),
    h('p', { className: ['ska-källa'] }, 'Källa: Skolverket, betyg årskurs 9. Hämtad 2026-06-20.'),
    h('details', [
      h('summary', 'Visa som tabell'),
      h('table', [
        h('caption', title),
        h('thead', h('tr', [h('th', { scope: 'col' }, 'Läsår'), h('th', { scope: 'col' }, 'Värde')])),
        h(
          'tbody',
          values.map((value, i) =>
            h('tr', [h('th', { scope: 'row' }, `${2022 + i}/${23 + i}`), h('td', String(value))]),
          ),
        ),
      ]),
    ]),
  ]);
}

function block(
  kind: string,
  type: string,
  title: string,
  facts: readonly (readonly [string, string])[],
  ...body: ElementContent[]
): ElementContent {
  return h('section', { className: ['ska-block', `ska-${kind}`] }, [
    h('p', { className: ['ska-block-typ'] }, type),
    h('p', { className: ['ska-block-titel'] }, title),
    ...(facts.length > 0
      ? [
          h(
            'dl',
            facts.flatMap(([term, fact]) => [h('dt', term), h('dd', fact)]),
          ),
        ]
      : []),
    ...body,
  ]);
}

const years = ['2022/23', '2023/24', '2024/25', '2025/26'];

function sampleBody(): ElementContent[] {
  return [
    h('h2', { id: 'sammanfattning' }, 'Sammanfattning'),
    block(
      'budskap',
      'Budskap',
      'Fler når godkänt i matematik, men frånvaron ökar på högstadiet',
      [],
      h('p', 'Nästa läsår lägger vi kraften på närvaron i årskurs 7–9.'),
    ),
    text(0, 1),
    h('ul', [
      h('li', 'Fler elever når godkänt i matematik i årskurs 6.'),
      h('li', ['Frånvaron ökar i ', h('strong', 'årskurs 7–9'), '.']),
      h('li', [
        h('p', 'Trygghetsarbetet fortsätter:'),
        h('ul', [h('li', 'rastvärdar'), h('li', 'omklädningsrum')]),
      ]),
    ]),
    block('fråga', 'Fråga till nämnden', 'Är garantin för tidiga stödinsatser rimligt bemannad?', []),
    h('h2', { id: 'förutsättningar' }, 'Förutsättningar'),
    text(1),
    h('h3', { id: 'personal' }, 'Personal och behörighet'),
    text(2, 2),
    table(1, 'Behöriga lärare per ämne', years, 10),
    text(3),
    h('h3', { id: 'elevhälsa' }, 'Elevhälsa'),
    text(0),
    h('blockquote', [h('p', 'Vi hinner se eleverna i korridoren, men inte alltid prata med dem efteråt.')]),
    h('h2', { id: 'resultat' }, 'Resultat'),
    h('h3', { id: 'kunskaper' }, 'Kunskapsresultat i årskurs 9'),
    text(0, 3),
    figure(1, 'Meritvärde i årskurs 9'),
    text(1),
    table(2, 'Godkända på nationella prov, årskurs 3, 6 och 9', years, 6),
    h('p', { className: ['ska-tabellnot'] }, '.. Uppgiften är skyddad, gruppen är mindre än tio elever.'),
    h('h4', { id: 'jämförelse' }, 'Jämförelse med riket och med liknande kommuner'),
    text(2),
    figure(2, 'Andel behöriga till yrkesprogram'),
    h('h3', { id: 'per-ämne' }, 'Resultat per ämne och årskurs'),
    table(
      3,
      'Betyg per ämne, alla årskurser',
      ['Åk 6 F', 'Åk 6 P', 'Åk 7 F', 'Åk 7 P', 'Åk 8 F', 'Åk 8 P', 'Åk 9 F', 'Åk 9 P'],
      10,
    ),
    text(3),
    table(4, 'Lång tabell: resultat per undervisningsgrupp', years, 48),
    h('h3', { id: 'bred' }, 'Översikt över läsåret'),
    table(
      5,
      'Frånvaro per månad och ämne',
      ['aug', 'sep', 'okt', 'nov', 'dec', 'jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'Läsåret'],
      10,
    ),
    h('h2', { id: 'trygghet' }, 'Trygghet och studiero'),
    text(3, 4),
    figure(3, 'Trygghet enligt Skolenkäten, årskurs 8'),
    table(6, 'Skolenkäten, index', years, 5),
    h('section', { className: ['ska-fel'], role: 'note' }, [
      h('p', [
        h('strong', 'Det här kunde inte visas. '),
        'Indikatorn ”tryghet” finns inte. Menade du ”trygghet”?',
      ]),
    ]),
    h('h2', { id: 'analys' }, 'Analys'),
    block(
      'analys',
      'Analys A1',
      'Närvaron på högstadiet',
      [['Utifrån', 'Diagram 1, tabell 2']],
      h('p', [h('strong', 'Vi ser:'), ' frånvaron börjar med enstaka förmiddagar.']),
      h('p', [
        h('strong', 'Orsaker:'),
        ' kontakten med hemmet kommer för sent, och mentorerna har olika rutiner.',
      ]),
    ),
    text(2),
    text(1),
    h('ol', [
      h('li', 'Skolan ska ringa hem samma dag.'),
      h('li', 'Mentorerna följer samma rutin.'),
      h('li', 'Elevhälsan kartlägger inom två veckor.'),
    ]),
    h('h2', { id: 'mål' }, 'Mål och insatser'),
    block('mål', 'Mål M26-1', 'Eleverna är i skolan', [
      ['Indikator', 'Frånvaro över 15 %, årskurs 7–9'],
      ['Målvärde', 'högst 15 %'],
      ['Senast', '2026/27'],
    ]),
    block(
      'insats',
      'Insats I26-1',
      'Mentor ringer hem samma dag',
      [
        ['Mål', 'M26-1 Eleverna är i skolan'],
        ['Ansvarig', 'rektor'],
        ['Tid', 'augusti 2026 – juni 2027'],
        ['Fas', 'arbete'],
      ],
      h('p', 'Tjugo minuter per dag läggs i mentorernas scheman.'),
    ),
    text(3),
    table(7, 'Insatser och ansvar', ['Andel klar', 'Tillfällen'], 4),
    h(
      'h2',
      { id: 'uppföljning' },
      'Uppföljning av föregående års insatser och vad de har gett för effekt i verksamheten',
    ),
    block(
      'uppföljning',
      'Uppföljning I25-1',
      'Sambedömning i matematik',
      [
        ['Genomförd', 'ja, 7 av 9 tillfällen'],
        ['Bedömning', 'effekt'],
        ['Fortsättning', 'fortsätter i ordinarie verksamhet'],
      ],
      h('p', 'Andelen som fick högre betyg än provbetyg sjönk från 24,1 % till 13,8 %.'),
    ),
    text(0),
    figure(4, 'Högre betyg än provbetyg'),
    text(1, 5),
    h('h2', { id: 'klagomål' }, 'Klagomål och kränkande behandling'),
    text(2),
    table(8, 'Anmälningar till huvudmannen', ['Ht 2025', 'Vt 2026'], 5),
    text(3),
    h('section', { className: ['ska-fotnoter'] }, [
      h('h2', { id: 'fotnoter' }, 'Fotnoter'),
      h(
        'ol',
        [1, 2, 3, 4, 5].map(i =>
          h('li', { id: `not-${i}` }, [
            h('p', [
              `Uppgiften avser den 15 oktober ${2020 + i}. `,
              h('a', { href: `#notref-${i}`, ariaLabel: `Tillbaka till texten vid not ${i}` }, 'Tillbaka'),
            ]),
          ]),
        ),
      ),
    ]),
  ];
}

function sampleNotes(): ElementContent[] {
  return [
    h('h2', { id: 'om-siffrorna' }, 'Om siffrorna'),
    h('p', 'Brytdatum är den 20 juni 2026. Uppgifter som rör färre än tio elever är skyddade.'),
    h('h3', { id: 'definitioner' }, 'Definitioner'),
    h('dl', [
      h('dt', 'Genomsnittligt meritvärde'),
      h(
        'dd',
        'Summan av de 16 bästa betygen, 17 med språkval; elever utan godkänt betyg ingår inte. Källa: Skolverket.',
      ),
      h('dt', 'Frånvaro över 15 procent'),
      h(
        'dd',
        'Andel elever vars sammanlagda frånvaro under läsåret är mer än 15 procent av undervisningstiden.',
      ),
    ]),
    h('h3', { id: 'tecken' }, 'Tecken i tabeller'),
    h('table', [
      h('caption', 'Tecken och vad de betyder'),
      h('thead', h('tr', [h('th', { scope: 'col' }, 'Tecken'), h('th', { scope: 'col' }, 'Betydelse')])),
      h(
        'tbody',
        [
          ['..', 'skyddad uppgift'],
          ['.', 'uppgiften saknas'],
          ['~100', 'nära hundra procent'],
        ].map(([sign = '', meaning = '']) => h('tr', [h('th', { scope: 'row' }, sign), h('td', meaning)])),
      ),
    ]),
  ];
}
