/**
 * The floors of the house (ARCHITECTURE.md), lowest first. A room imports only from lower floors; rooms on one floor do
 * not know each other. test/house/floors.test.ts runs these rules, and proves each of them on a house that breaks it.
 */
const floors = [
  ['base'],
  ['schema'],
  ['syntax', 'data', 'indicators', 'protection', 'charts', 'theme', 'node'],
  ['directives'],
  ['report'],
  ['project'],
  ['language', 'review', 'output'],
  ['cli', 'client', 'server', 'browser'],
];

const inRooms = rooms => `^extension/(${rooms.join('|')})/`;
/** A library, its types, and its bare name where it is not installed. A trailing `-` stands for all that begin so. */
const npm = names =>
  names.flatMap(name => {
    const end = name.endsWith('-') ? '' : '/';
    return [
      `node_modules/${name}${end}`,
      `node_modules/@types/${name}${end}`,
      `^${name}${end ? '($|/)' : ''}`,
    ];
  });
const core = names => `^(node:)?(${names.join('|')})(/|$)`;

/** Some libraries live in one room only, so that the room is the one place to change when they do. */
const only = (name, libraries, rooms) => ({
  name,
  severity: 'error',
  from: { path: '^extension/', pathNot: rooms },
  to: { path: npm(libraries) },
});

const floorRules = floors.map((rooms, floor) => ({
  name: `floor-${floor + 1}`,
  comment: `${rooms.join(', ')}: imports only from lower floors and from itself`,
  severity: 'error',
  from: { path: inRooms(rooms) },
  // $1 is the importing room itself.
  to: { path: inRooms(floors.slice(floor).flat()), pathNot: '^extension/$1/' },
}));

module.exports = {
  floors,
  forbidden: [
    ...floorRules,
    {
      name: 'known-rooms',
      comment: 'every module stands in a room of a floor',
      severity: 'error',
      from: { path: '^extension/', pathNot: inRooms(floors.flat()) },
      to: {},
    },
    {
      name: 'house-stands-alone',
      comment: 'the house does not import tests, scripts or benches',
      severity: 'error',
      from: { path: '^extension/' },
      to: { path: '^(test|scripts|bench|examples|docs)/' },
    },
    {
      name: 'base-has-no-library',
      severity: 'error',
      from: { path: '^extension/base/' },
      to: { pathNot: '^extension/base/' },
    },
    {
      name: 'browser-stands-alone',
      comment: 'it runs in a web page: no other room, nothing of Node',
      severity: 'error',
      from: { path: '^extension/browser/' },
      to: { path: '^extension/', pathNot: '^extension/browser/' },
    },
    {
      name: 'no-io-above-the-ports',
      comment: 'these rooms get files, processes and the network as arguments',
      severity: 'error',
      from: {
        path: inRooms([
          'base',
          'schema',
          'syntax',
          'indicators',
          'protection',
          'charts',
          'directives',
          'report',
          'language',
          'review',
          'browser',
        ]),
      },
      to: {
        path: core([
          'fs',
          'child_process',
          'net',
          'http',
          'https',
          'http2',
          'dns',
          'tls',
          'worker_threads',
          'process',
          'os',
        ]),
      },
    },
    only(
      'unified-in-syntax',
      [
        'unified',
        'remark-',
        'remark',
        'micromark',
        'micromark-',
        'mdast-util-directive',
        'mdast-util-from-markdown',
        'mdast-util-gfm',
      ],
      '^extension/syntax/',
    ),
    only('duckdb-in-one-file', ['@duckdb'], '^extension/data/duckdb\\.ts$'),
    only('handlebars-in-output', ['handlebars'], '^extension/output/'),
    only('puppeteer-in-output', ['puppeteer', 'puppeteer-core'], '^extension/output/'),
    only('vscode-in-client', ['vscode'], '^extension/client/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
