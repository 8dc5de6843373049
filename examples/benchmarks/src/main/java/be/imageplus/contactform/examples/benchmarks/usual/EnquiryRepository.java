/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.usual;

import org.springframework.data.jpa.repository.JpaRepository;

/** Where enquiries are saved. */
interface EnquiryRepository extends JpaRepository<StoredEnquiry, Long> {}
