/**
 * Somebody of another organisation: identity is the organisation with the account. No directory holds such an id, and
 * nothing can be sent to it in private.
 */
export const foreignId = (tenant: string, openId: string): string => `${tenant}/${openId}`;
export const isForeign = (person: string): boolean => person.includes('/');
