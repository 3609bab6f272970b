/** Text without markup for Feishu's text messages: it names nobody and links nothing. */
export const inert = (s: string): string =>
  s.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('](', '］（').replaceAll('@', '＠');

/** Names a person in a text message; Feishu notifies them. */
export const mention = (person: { openId: string; name: string }): string =>
  /^[A-Za-z0-9_-]+$/.test(person.openId) && person.openId !== 'all'
    ? `<at user_id="${person.openId}">${inert(person.name)}</at>`
    : inert(person.name);
