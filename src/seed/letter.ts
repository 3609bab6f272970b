/** The letter of every made-up written reply. */
export const LETTER = { key: 'example-letter', name: '书面答复.pdf', type: 'file' } as const;
