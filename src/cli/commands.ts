import type { Command } from './command.ts'

/** A verb: what it is for, and where its code is; only the verb that is asked for is loaded. */
export interface Verb {
  readonly name: string
  readonly summary: string
  load(): Promise<Command>
}

export const VERBS: readonly Verb[] = [
  {
    name: 'trace',
    summary: 'Say whether a packet arrives and its answer comes back, and what decides it.',
    load: async () => (await import('./command/trace.ts')).trace,
  },
  {
    name: 'plan',
    summary: 'Say what has to change so that the network is as a file says.',
    load: async () => (await import('./command/plan.ts')).plan,
  },
  {
    name: 'apply',
    summary: 'Make the network as a file says.',
    load: async () => (await import('./command/apply.ts')).apply,
  },
  {
    name: 'schema',
    summary: 'Print the JSON Schema of manifests, for editors.',
    load: async () => (await import('./command/schema.ts')).schema,
  },
  {
    name: 'export',
    summary: 'Write the network of the API as a manifest.',
    load: async () => (await import('./command/export.ts')).exportCommand,
  },
  {
    name: 'import',
    summary: 'Write the network of an AWS account as a manifest.',
    load: async () => (await import('./command/import.ts')).importCommand,
  },
  {
    name: 'explain',
    summary: 'Explain a reason or problem code: what causes it, how to check, how to mend it.',
    load: async () => (await import('./command/explain.ts')).explain,
  },
  {
    name: 'profile',
    summary: 'Keep where APIs are and how to get in.',
    load: async () => (await import('./command/profile.ts')).profile,
  },
  {
    name: 'whoami',
    summary: 'Say which API is asked, and as whom.',
    load: async () => (await import('./command/whoami.ts')).whoami,
  },
  {
    name: 'usage',
    summary: 'Say how much of each limit is used.',
    load: async () => (await import('./command/usage.ts')).usage,
  },
  {
    name: 'api',
    summary: 'Send any request to the API.',
    load: async () => (await import('./command/api.ts')).api,
  },
  {
    name: 'dev',
    summary: 'Run the API on this machine, with a sample network in it.',
    load: async () => (await import('./command/dev.ts')).dev,
  },
  {
    name: 'completion',
    summary: 'Print what a shell needs to complete commands.',
    load: async () => (await import('./command/completion.ts')).completion,
  },
  {
    name: 'openapi',
    summary: 'Write openapi.yaml from the code, or check that it is up to date.',
    load: async () => (await import('./command/openapi.ts')).openapi,
  },
  {
    name: 'version',
    summary: 'Print the version.',
    load: async () => (await import('./command/version.ts')).version,
  },
]
