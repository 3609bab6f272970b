import { glances } from '../domain/duties/glance.ts';

glances(Array.from({ length: 200 }, (_, i) => 101 + i));
