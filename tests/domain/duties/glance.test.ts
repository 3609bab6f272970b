import { glances } from './glance.ts';

glances([1, 2, 3, 4, 5, 6]);
