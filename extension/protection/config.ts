import Type, { type Static } from 'typebox';

const threshold = Type.Integer({
  description: 'Minsta antal barn eller elever bakom ett tal som visas.',
  minimum: 2,
  maximum: 1000,
  examples: ['10'],
});
const shares = Type.Enum(['närmaHundra', 'dölj'], {
  description:
    'När 1–4 står utanför en andel nära 0 eller 100 %: visa ~0 och ~100 (närmaHundra), eller dölj talet (dölj).',
});
const zeros = Type.Enum(['visa', 'skydda'], {
  description: 'Om en nolla visas eller skyddas som andra små tal.',
});
const levels = Type.Record(Type.String(), threshold, {
  description: 'Egna trösklar för nivåer.',
  examples: ['{ enhet: 10, huvudman: 5 }'],
});

/** `skydd:` of ska.yaml: the municipality's rules for small groups. */
export const rulesSchema = Type.Object(
  {
    tröskel: Type.Optional(threshold),
    nivåer: Type.Optional(levels),
    andelar: Type.Optional(shares),
    nollor: Type.Optional(zeros),
    intervall: Type.Optional(
      Type.Union([Type.Literal('auto'), Type.Integer({ minimum: 1 })], {
        description: 'Minsta bredd på det spann som ett dolt antal kan ligga i. auto är tröskeln minus ett.',
        examples: ['auto', '9'],
      }),
    ),
    källor: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            tröskel: Type.Optional(threshold),
            nivåer: Type.Optional(levels),
            andelar: Type.Optional(shares),
            nollor: Type.Optional(zeros),
          },
          { additionalProperties: false },
        ),
        {
          description: 'Egna regler för en tabell eller källa.',
          examples: ['{ skolenkäten: { tröskel: 5 } }'],
        },
      ),
    ),
  },
  { description: 'Skydd av små grupper.', additionalProperties: false },
);

/** `skydd:` as written; an absent one means the defaults. */
export type ProtectionConfig = Static<typeof rulesSchema>;
