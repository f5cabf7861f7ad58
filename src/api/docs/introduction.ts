import { commonRows } from '../../model/field-row.ts'
import { kindTable } from './field-table.ts'
import { type Html, html } from './html.ts'

/** What holds for all operations; `docs/reference/api.md` says it at length. */
export const introduction = (): Html => html`<section id="start"><h1>Weft API</h1>
<p>A network that answers why: networks as a service, with an engine that walks a packet through them and names the element behind every decision.</p>
<p><strong>Who asks.</strong> <code>Authorization: Bearer TOKEN</code>. The token names the tenant and the scopes; what belongs to another tenant answers the same 404 as what never was.</p>
<p><strong>Resources</strong> are flat JSON with <code>id</code>, <code>kind</code>, <code>revision</code>, <code>createdAt</code>, <code>updatedAt</code>, and <code>name</code>, <code>tags</code> and <code>managedBy</code> if you give them. What you leave out is chosen: addresses, MAC addresses, VNIs. A member that nobody knows is refused, with the one that you may have meant.</p>
<p><strong>Lists</strong> are <code>{"items": […], "nextPageToken": "…"}</code>, oldest first; filters are query parameters, and a parameter that nobody knows is a 400.</p>
<p><strong>Writes</strong> are one transaction each. <code>If-Match</code> refuses what has changed since you read it; with an <code>Idempotency-Key</code> a repetition has no second effect; <code>?dryRun=true</code> answers and stores nothing.</p>
<p><strong>Refusals</strong> are problems (RFC 9457) with a stable <code>code</code>, and every answer carries <code>X-Request-Id</code>. See <a href="#problems">problems</a> for requests and <a href="#reasons">reasons</a> for packets.</p>
<h2 id="members">What every resource has</h2>
${kindTable('Members of every resource', commonRows())}
</section>`
