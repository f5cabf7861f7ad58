import { nearest } from '../../base/nearest.ts'
import { ok, type Result } from '../../base/result.ts'
import { command } from '../command.ts'
import { noProfile } from '../connection.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { type Io, readAll } from '../io.ts'
import {
  type Profile,
  type ProfileFile,
  profilePath,
  readProfiles,
  saveProfile,
  writeProfiles,
} from '../profile-file.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'
import { tokenText } from '../token-claims.ts'

interface Given {
  readonly url?: string
  readonly token?: string
}

type Outcome = Result<ExitCode, Refusal>
type Verb = (name: string | undefined, given: Given, io: Io) => Outcome | Promise<Outcome>

const VERBS: Readonly<Record<string, Verb>> = {
  set: setProfile,
  list: (_name, _given, io) => withProfiles(io, (file) => listProfiles(file, io)),
  use: (name, _given, io) => withProfile(name, io, (known, file) => use(known, file, io)),
  show: (name, _given, io) => withProfile(name, io, (known, file) => show(known, file, io)),
  remove: (name, _given, io) => withProfile(name, io, (known, file) => remove(known, file, io)),
}

export const profile = command({
  name: 'profile',
  usage: [
    'profile set NAME --url URL [--token TOKEN|-]',
    'profile list',
    'profile use NAME',
    'profile show [NAME]',
    'profile remove NAME',
  ],
  doc: [
    'Keeps where APIs are and how to get in, so that no command has to say it. The first profile is',
    'the current one until `use` names another. `--token -` reads the token from stdin, where no list',
    'of processes shows it. Kept in $XDG_CONFIG_HOME/weft/config.json (or ~/.config), for your eyes',
    'only; a token is never printed. `weft dev` keeps itself as the profile `dev`.',
  ],
  flags: {
    url: { type: 'text', value: 'URL', doc: 'Where the API is.' },
    token: { type: 'text', value: 'TOKEN', doc: 'Who asks; `-`: as stdin says.' },
  },
  examples: [
    'weft profile set prod --url https://weft.example.com --token - < token.txt',
    'weft profile use prod',
    'weft vpc list --profile dev',
  ],
  async run({ flags, words }, { io }) {
    const [action = 'list', name, more] = words
    const verb = Object.hasOwn(VERBS, action) ? VERBS[action] : undefined
    if (verb === undefined) return unknownVerb(action)
    if (more !== undefined) return wrongUsage(`${JSON.stringify(more)} belongs to no flag`)
    return verb(name, flags, io)
  },
})

function unknownVerb(action: string): Result<never, Refusal> {
  const [meant] = nearest(action, Object.keys(VERBS))
  const hint =
    meant === undefined ? `known are ${Object.keys(VERBS).join(', ')}` : `did you mean ${meant}?`
  return wrongUsage(`unknown verb ${JSON.stringify(action)}; ${hint}`)
}

function withProfiles(io: Io, act: (file: ProfileFile) => Outcome): Outcome {
  const file = readProfiles(io)
  return file.ok ? act(file.value) : file
}

function withProfile(
  given: string | undefined,
  io: Io,
  act: (name: string, file: ProfileFile) => Outcome,
): Outcome {
  return withProfiles(io, (file) => {
    const name = given ?? file.current
    if (name === undefined) return wrongUsage('say which profile; `weft profile list` shows them')
    return Object.hasOwn(file.profiles, name)
      ? act(name, file)
      : noProfile(name, Object.keys(file.profiles))
  })
}

/** What is not said anew stays. */
async function setProfile(name: string | undefined, given: Given, io: Io): Promise<Outcome> {
  if (name === undefined) return wrongUsage('say the name: weft profile set NAME --url URL')
  const file = readProfiles(io)
  if (!file.ok) return file
  const before: Profile | undefined = file.value.profiles[name]
  const url = given.url ?? before?.url
  if (url === undefined) return wrongUsage('say where the API is: --url URL')
  if (!URL.canParse(url)) return wrongUsage(`--url takes a URL, not ${JSON.stringify(url)}`)
  const said = given.token === '-' ? (await readAll(io)).trim() : given.token
  if (said === '') return wrongUsage('stdin holds no token')
  // A token goes to the API that it was given for, and not to another one of the same name.
  const token = said ?? (url === before?.url ? before.token : undefined)
  const saved = saveProfile(io, name, { url, ...(token === undefined ? {} : { token }) })
  if (!saved.ok) return saved
  io.err(`${name} is ${url} with ${tokenText(token)}, kept in ${saved.value}\n`)
  return ok(EXIT.done)
}

function listProfiles({ current, profiles }: ProfileFile, io: Io): Outcome {
  const names = Object.keys(profiles)
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const mark = name === current ? '*' : ' '
    io.out(`${mark} ${name.padEnd(width)}  ${profiles[name]?.url ?? ''}\n`)
  }
  if (names.length === 0) io.err('there are no profiles; `weft profile set NAME --url URL`\n')
  return ok(EXIT.done)
}

function use(name: string, file: ProfileFile, io: Io): Outcome {
  const saved = writeProfiles(io, { ...file, current: name })
  if (!saved.ok) return saved
  io.err(`${name} is the current profile\n`)
  return ok(EXIT.done)
}

function show(name: string, { current, profiles }: ProfileFile, io: Io): Outcome {
  const { url, token } = profiles[name] ?? {}
  const isCurrent = name === current ? ' (current)' : ''
  io.out(`profile  ${name}${isCurrent}\nurl      ${url}\ntoken    ${tokenText(token)}\n`)
  io.out(`file     ${profilePath(io)}\n`)
  return ok(EXIT.done)
}

function remove(name: string, { current, profiles }: ProfileFile, io: Io): Outcome {
  const { [name]: _gone, ...left } = profiles
  const isCurrent = name === current || current === undefined
  const saved = writeProfiles(io, { profiles: left, ...(isCurrent ? {} : { current }) })
  if (!saved.ok) return saved
  io.err(`${name} is removed\n`)
  return ok(EXIT.done)
}
