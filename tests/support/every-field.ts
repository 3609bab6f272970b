import { z } from 'zod';

/**
 * Values of a schema in which every optional field is present and every alternative of every union occurs: what a document
 * may hold at most, whatever fields the schema has by now.
 */
export function everyField(schema: unknown): unknown[] {
  let n = 0;
  const of = (s: unknown): unknown[] => {
    n += 1;
    if (s instanceof z.ZodOptional || s instanceof z.ZodExactOptional) return of(s.unwrap());
    if (s instanceof z.ZodNullable) return [...of(s.unwrap()), null];
    if (s instanceof z.ZodUnion) return s.options.flatMap(of);
    if (s instanceof z.ZodArray) return [of(s.element)];
    if (s instanceof z.ZodEnum) return s.options;
    if (s instanceof z.ZodLiteral) return [...s.values];
    if (s instanceof z.ZodRecord) return [Object.fromEntries(of(s.keyType).map((k) => [k, of(s.valueType)[0]]))];
    if (s instanceof z.ZodObject) {
      const fields = Object.entries(s.shape).map(([name, field]) => [name, of(field)] as const);
      const most = Math.max(1, ...fields.map(([, values]) => values.length));
      return Array.from({ length: most }, (_, i) =>
        Object.fromEntries(fields.map(([name, values]) => [name, values[i % values.length]])),
      );
    }
    if (s instanceof z.ZodString) return [`字${n}<at>$.\u0001`];
    if (s instanceof z.ZodNumber) return [n];
    if (s instanceof z.ZodBoolean) return [true, false];
    // What a form held: words, choices, or a file with its instant.
    if (s instanceof z.ZodUnknown) return [{ text: `字${n}`, chosen: ['a', 'b'], at: new Date(1_790_000_000_000 + n) }];
    if (s instanceof z.ZodDate) return [new Date(1_790_000_000_000 + n)];
    throw new Error(`no example for ${String(s)}`);
  };
  return of(schema);
}
