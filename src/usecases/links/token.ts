import { randomBytes } from 'node:crypto';

/** In bytes: 128 random bits. Source: interface.md, "HTTP". */
const TOKEN_BYTES = 16;

/** The secret part of a new link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
