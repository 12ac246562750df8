package io.evenhand.protection;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Only added to and read. */
interface WindowEventRepository extends Repository<WindowEvent, Long> {
    WindowEvent save(WindowEvent event);

    List<WindowEvent> findByWindowIdOrderById(String windowId);
}
