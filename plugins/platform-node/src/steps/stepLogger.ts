import type { StepKind } from '@adinsights/plugin-platform-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { StepJob } from './stepJob';
import { traceIdOf } from './traceparent';

/** A logger whose every line names the step it is about. */
export function stepLogger(
  logger: LoggerService,
  task: StepKind,
  step: StepJob,
): LoggerService {
  return logger.child({
    tenant_id: step.tenantId,
    task,
    run_id: step.runId,
    step_id: step.stepId,
    attempt: step.attempt,
    correlation_id: traceIdOf(step.traceparent),
  });
}
