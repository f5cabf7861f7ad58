/**
 * Refusals of networks that are written as a file.
 *
 * @module
 */
import type { ProblemEntry } from './problem-entry.ts'

export const MANIFEST_PROBLEMS = {
  manifest_malformed: {
    status: 422,
    title: 'The file is no manifest',
    fix: 'Write YAML or JSON: resources with a `kind`, or `{manifest: NAME, resources: [...]}`.',
  },
  kind_unknown: {
    status: 422,
    title: 'There is no such kind of resource',
    fix: 'Take the kind that is suggested; kinds are spelled as in JSON, `securityGroup`.',
  },
  entry_twice: {
    status: 422,
    title: 'A resource stands in the manifest twice',
    fix: 'Remove one of the two, or give it another name.',
  },
  reference_ambiguous: {
    status: 422,
    title: 'A reference may mean several resources',
    fix: 'Write the names on the way as well: of the VPC, and of the parent.',
  },
  managed_by_other: {
    status: 409,
    title: 'Somebody else keeps the resource as it is',
    fix: 'Take it out of the manifest, or take it over with --take-over.',
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>
