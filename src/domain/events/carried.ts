import { z } from 'zod';
import { SentFile } from '../case/parts.ts';
import { type Field, optionalText } from './fields.ts';

/** The files that came with the words. */
export const sentFiles: Field<SentFile[]> = {
  kind: 'carried',
  label: '附件',
  required: false,
  read: z.array(SentFile).default([]),
};

/** Words that may come with files; no form asks for them. */
export const wordsBeside = (label: string): Field<string | undefined> => ({
  kind: 'carried',
  label,
  required: false,
  read: optionalText(label).read,
});

/** A place in a list of the case, from 1. */
export const place: Field<number | undefined> = {
  kind: 'carried',
  label: '位置',
  required: false,
  read: z.number().optional(),
};

/** The id of one stored file that the case has. */
export const fileNamed: Field<string | undefined> = {
  kind: 'carried',
  label: '附件',
  required: false,
  read: z.string().optional(),
};
