/** An action that is impossible in the sandbox: HTTP 400 with a Chinese sentence for the page. */
export class PageError extends Error {}
