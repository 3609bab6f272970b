import type { Person } from './person.ts';

/** What a QR code leads to. Its id stands in the address, hangs where anybody reads it, and is no secret. */
export type Code = {
  id: string;
  /** Who asked for it. */
  by: Person;
  madeAt: Date;
  /** Where it hangs, in words. */
  place?: string | undefined;
  /** The directory's channel by which it counts. */
  channel?: string | undefined;
  /** For this enterprise alone. */
  enterprise?: string | undefined;
  stoppedAt?: Date | undefined;
};
