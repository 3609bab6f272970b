import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The sandbox's town: each place has one of its own kind; a place that was added lives in the first. */
export function sandboxTown(place: string): string {
  const town = (name: string) => fileURLToPath(new URL(`sandbox/${name}.yaml`, import.meta.url));
  return existsSync(town(place)) ? town(place) : town('town');
}
