import {
  Attributes,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { traceparentSchema } from './traceparent';

/**
 * Runs `work` in a span that continues the trace of a run. `work` says in the
 * end whether it went well.
 */
export async function inTaskSpan(
  options: { name: string; traceparent: string; attributes: Attributes },
  work: () => Promise<boolean>,
): Promise<void> {
  const [, traceId, spanId, flags] = traceparentSchema
    .parse(options.traceparent)
    .split('-');
  const parent = trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
  await trace
    .getTracer('adinsights')
    .startActiveSpan(
      options.name,
      { kind: SpanKind.CONSUMER, attributes: options.attributes },
      parent,
      async span => {
        try {
          const well = await work();
          span.setStatus({
            code: well ? SpanStatusCode.OK : SpanStatusCode.ERROR,
          });
        } finally {
          span.end();
        }
      },
    );
}
