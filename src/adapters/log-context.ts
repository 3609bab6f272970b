import { AsyncLocalStorage } from 'node:async_hooks';

const context = new AsyncLocalStorage<{ delivery: string }>();

/** Runs `work`; every line that is logged on its way, also after waiting, has the delivery's id. */
export const onBehalfOf = <T>(delivery: string, work: () => T): T => context.run({ delivery }, work);

/** What a line has because of what it is logged for. */
export const logContext = (): Record<string, string> => ({ ...context.getStore() });
