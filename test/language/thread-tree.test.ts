import assert from 'node:assert/strict';
import {
  type ThreadAnswer,
  type ThreadBranch,
  threadTree,
} from '../../extension/language/overview/thread-tree.ts';

type Kind = ThreadAnswer['nodes'][number]['kind'];

const node = (id: string, kind: Kind, title = id) => ({
  id,
  kind,
  report: id.split('#')[0] ?? '',
  title,
  occurrences: [2024, 2025].map(year => ({ file: `rapporter/${year}/a.md`, line: year - 2000 })),
});
const link = (from: string, to: string, kind: string) => ({ from, to, kind });
const gap = (at: string) => ({
  severity: 'warning' as const,
  node: at,
  report: at.split('#')[0] ?? '',
  message: `${at} saknar något`,
  file: 'rapporter/2025/a.md',
  line: 7,
});

/** « a#M1(a#I1(!)) » */
const written = ({ id, gaps, children }: ThreadBranch): string =>
  `${id}${children.length + gaps.length > 0 ? `(${[...gaps.map(() => '!'), ...children.map(written)].join(' ')})` : ''}`;
const treeOf = (answer: ThreadAnswer) =>
  threadTree(answer).map(({ report, branches }) => `${report}: ${branches.map(written).join(' ')}`);

describe('the red thread as a tree', () => {
  it('puts each link once, under what it builds on most directly', () => {
    const answer = {
      nodes: [
        node('a#merit', 'indicator'),
        node('a#diagram', 'result'),
        node('a#A1', 'analysis'),
        node('a#M26-1', 'goal', 'Fler når målen'),
        node('a#I26-1', 'intervention'),
        node('a#U:I26-1', 'followUp'),
        node('a#alena', 'result'),
        node('b#I26-2', 'intervention', 'Gemensam'),
      ],
      links: [
        link('a#diagram', 'a#merit', 'indikator'),
        link('a#A1', 'a#diagram', 'av'),
        link('a#M26-1', 'a#merit', 'indikator'),
        link('a#M26-1', 'a#A1', 'utifrån'),
        link('a#I26-1', 'a#M26-1', 'mål'),
        link('a#I26-1', 'b#I26-2', 'preciserar'),
        link('a#U:I26-1', 'a#I26-1', 'av'),
      ],
      gaps: [gap('a#I26-1'), gap('c#borta')],
    };
    assert.deepEqual(treeOf(answer), [
      'a: a#merit(a#diagram(a#A1(a#M26-1(a#I26-1(! a#U:I26-1)))))',
      'b: b#I26-2',
      'c: ',
    ]);
    const [a, , c] = threadTree(answer);
    assert.deepEqual([a?.missing, c?.missing, c?.gaps.length], [1, 1, 1]);
    const goal = a?.branches[0]?.children[0]?.children[0]?.children[0];
    assert.equal(goal?.title, 'M26-1 Fler når målen');
    assert.deepEqual(goal?.children[0]?.beyond, ['b I26-2 Gemensam']);
    // The newest place is the one to go to.
    assert.deepEqual(goal?.place, { file: 'rapporter/2025/a.md', line: 25 });
  });

  it('ends where links go round in a ring', () => {
    const nodes = ['a#I26-1', 'a#I26-2', 'a#I26-3'].map(id => node(id, 'intervention'));
    const links = [
      link('a#I26-1', 'a#I26-2', 'fortsätter'),
      link('a#I26-2', 'a#I26-3', 'fortsätter'),
      link('a#I26-3', 'a#I26-1', 'fortsätter'),
      link('a#I26-1', 'a#I26-1', 'av'),
    ];
    assert.deepEqual(treeOf({ nodes, links, gaps: [] }), ['a: a#I26-3(a#I26-2(a#I26-1))']);
  });
});
