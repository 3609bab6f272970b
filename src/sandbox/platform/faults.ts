import type { FaultRequest } from '../api.ts';

export type Faults = {
  set(fault: FaultRequest): void;
  /** The fault for this call, if any; the call counts as one hit. */
  hit(method: string, path: string, body?: string): FaultRequest | null;
};

/** Faults that tests ask for; the newest that matches is used. */
export function createFaults(): Faults {
  let waiting: (FaultRequest & { left: number })[] = [];
  const fits = (fault: FaultRequest, call: string, body: string) =>
    call.includes(fault.path ?? '') && body.includes(fault.body ?? '');
  return {
    set(fault) {
      if (fault.kind === 'none') waiting = waiting.filter((w) => fault.path !== undefined && w.path !== fault.path);
      else waiting.unshift({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    hit(method, path, body = '') {
      const fault = waiting.find((w) => fits(w, `${method} ${path}`, body));
      if (!fault) return null;
      fault.left -= 1;
      if (fault.left <= 0) waiting = waiting.filter((w) => w !== fault);
      return fault;
    },
  };
}
