import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json: of the repository, or of the installed package. */
function topOf(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : topOf(dirname(folder))
}

const TOP = topOf(dirname(fileURLToPath(import.meta.url)))

/** Path of a file of the project, given from its top. */
export const projectFile = (path: string): string => join(TOP, path)
