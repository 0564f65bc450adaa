package vn.dunghen.sync.national;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Reads a body up to a size; of a longer one nothing.
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Read> {

  private final long largest;
  private final CompletableFuture<Read> read = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  BoundedBody(long largest) {
    this.largest = largest;
  }

  /// What was read.
  @SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared by nobody
  record Read(byte[] bytes, boolean tooLong) {}

  @Override
  public CompletionStage<Read> getBody() {
    return read;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (bytes.size() + (long) buffer.remaining() > largest) {
        if (subscription != null) {
          subscription.cancel();
        }
        read.complete(new Read(new byte[0], true));
        return;
      }
      byte[] piece = new byte[buffer.remaining()];
      buffer.get(piece);
      bytes.writeBytes(piece);
    }
  }

  @Override
  public void onError(Throwable failure) {
    read.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    read.complete(new Read(bytes.toByteArray(), false));
  }
}
