/** What a person in the sandbox cannot do: HTTP 400 with a sentence in Chinese, shown by the page. */
export class PageError extends Error {}
