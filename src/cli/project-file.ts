import { fileURLToPath } from 'node:url'

/** Path of a file of the project, given from its top. */
export const projectFile = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url))
