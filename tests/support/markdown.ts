/** Every Markdown source on a card, where markup would come alive; plain texts show their characters. */
export const markdownIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(markdownIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const own = node.tag === 'markdown' && typeof node.content === 'string' ? [node.content] : [];
  return [...own, ...Object.values(node).flatMap(markdownIn)];
};
