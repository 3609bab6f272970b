import type { PersonActor } from '../../domain/directory/person.ts';

/** The answer for a number that does not exist or that the person may not see; nobody can tell which. */
export const notFound = (no: string): string => `没有找到编号 ${no}，请核对后重新发送。`;

/** The answer to staff and leaders for a number of others. */
export const notYours = (no: string, { posts }: Pick<PersonActor, 'posts'>, desk: string): string =>
  posts.length > 0 ? `${no} 不是贵单位的办件，需要了解的请联系${desk}。` : `${no} 不在您分管的单位办理。`;
