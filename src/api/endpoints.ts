import { genericEndpoints } from './endpoint/generic.ts'
import { specialEndpoints } from './endpoint/special.ts'
import type { Endpoint } from './endpoint.ts'

/** Everything under `/v1` that wants a token: the router and the document are made from this list. */
export const ENDPOINTS: readonly Endpoint[] = [...genericEndpoints(), ...specialEndpoints()]
