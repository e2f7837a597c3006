import type { DirectiveKind } from './contract.ts';
import { analys } from './kinds/analys/kind.ts';
import { diagram } from './kinds/diagram/kind.ts';
import { forandring } from './kinds/forandring/kind.ts';
import { insats } from './kinds/insats/kind.ts';
import { mal } from './kinds/mal/kind.ts';
import { skillnad } from './kinds/skillnad/kind.ts';
import { varde } from './kinds/varde/kind.ts';

/** Every kind of directive there is, in the order of the reference page. The only list. */
export const directiveKinds: readonly DirectiveKind[] = [
  varde,
  forandring,
  skillnad,
  diagram,
  analys,
  mal,
  insats,
];
