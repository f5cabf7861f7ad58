import type { Flags } from './flag.ts'

export const CONNECTION_FLAGS = {
  url: { type: 'text', value: 'URL', doc: 'The API; absent: WEFT_URL, or that of the profile.' },
  token: {
    type: 'text',
    value: 'TOKEN',
    doc: 'Who asks; absent: WEFT_TOKEN, or that of the profile.',
  },
  profile: {
    type: 'text',
    value: 'NAME',
    doc: 'A profile of `weft profile`; absent: WEFT_PROFILE, or the current one.',
  },
} as const satisfies Flags

export interface ConnectionFlags {
  readonly url?: string
  readonly token?: string
  readonly profile?: string
}
