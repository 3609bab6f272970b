/**
 * Telephone numbers as people write them, whole or spelt with spaces or hyphens. The groups are what may be shown of a
 * number: its first digits and its last four.
 */
export const MOBILE = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)/g;
export const LANDLINE = /(?<!\d)(0\d{2,3})[- ]?\d{3,4}[- ]?(\d{4})(?!\d)/g;
