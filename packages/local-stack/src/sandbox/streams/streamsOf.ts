import { SourceConfiguration } from '../accounts/configuration';
import { googleStreams } from '../google/streams';
import { metaStreams } from '../meta/streams';
import { Stream } from './Stream';

/** The streams a type of source offers, in the order they are read. */
export function streamsOf(
  sourceType: SourceConfiguration['sourceType'],
): Stream[] {
  return sourceType === 'google-ads' ? googleStreams : metaStreams;
}
